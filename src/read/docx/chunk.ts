import type { Source, Table } from '../../../index/parse/document.ts';
import { Fault } from '../../../index/text/fault.ts';
import { decodePlan } from '../decode.ts';
import { type OfficePackage, openPackage } from '../package.ts';
import type { Element } from '../xml.ts';
import { addText, type Story, writeBlocks } from './blocks.ts';
import { htmlBody } from './html-blocks.ts';
import { addNote } from './line.ts';
import { findPage } from './mime.ts';

/** A chunk of another format as it was read. */
type Chunk =
  | { readonly kind: 'body'; readonly body: Element }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'left'; readonly why: string };

/** Reads the chunks of other formats (altChunk) that a document takes in; `readDocument` is null where chunks are nested too deep. */
export async function readChunks(
  name: string,
  office: OfficePackage,
  readDocument: ((inner: OfficePackage) => Promise<Source>) | null,
): Promise<Story['chunk']> {
  const chunks = new Map<string, Chunk>();
  for (const { id, kind, target, external } of await office.relationships(office.main)) {
    if (kind !== 'aFChunk') continue;
    const bytes = external ? null : await office.bytes(target);
    const type = `${office.contentType(target)} ${/[^.]*$/.exec(target)?.[0] ?? ''}`.toLowerCase();
    chunks.set(id, await readChunk(name, type, bytes, readDocument).catch(refused));
  }
  return (story, id) => {
    const chunk = chunks.get(id) ?? { kind: 'left', why: '找不到' };
    const told = (sentence: string) => addNote(story.notes, { at: story.length, reason: sentence, words: '' });
    if (chunk.kind === 'left') return told(`嵌入的另一个文件（altChunk）没有读入：${chunk.why}`);
    if (chunk.kind === 'source') return addSource(story, chunk.source);
    return writeBlocks(story, chunk.body);
  };
}

/** A chunk that is broken is told and takes nothing else with it. */
function refused(error: unknown): Chunk {
  if (error instanceof Fault) return { kind: 'left', why: error.problem };
  throw error;
}

async function readChunk(
  name: string,
  type: string,
  bytes: Uint8Array | null,
  readDocument: ((inner: OfficePackage) => Promise<Source>) | null,
): Promise<Chunk> {
  if (!bytes) return { kind: 'left', why: '找不到' };
  if (/html?\b|mht|rfc822|multipart/.test(type)) {
    const page = findPage(bytes);
    return page === null ? { kind: 'left', why: '里面没有网页' } : { kind: 'body', body: htmlBody(page) };
  }
  if (/wordprocessingml|docx|docm|dotx/.test(type))
    return readDocument
      ? { kind: 'source', source: await readDocument(await openPackage(name, bytes)) }
      : { kind: 'left', why: '嵌得太深' };
  if (/text\/plain|\btxt$/.test(type)) {
    const text = decodePlan(name, bytes).replace(/\n?$/, '\n');
    return { kind: 'source', source: { text, tables: [], problems: [], at: (offset) => offset } };
  }
  return { kind: 'left', why: `是 ${type.split(' ').filter(Boolean).join('、') || '别的格式'}` };
}

function addSource(story: Story, { text, tables, problems }: Source): void {
  const by = story.length;
  addText(story, text);
  for (const { at, message } of problems) addNote(story.notes, { at: by + at, reason: message, words: '' });
  story.tables.push(...tables.map((table) => moved(table, by)));
}

const moved = (table: Table, by: number): Table => ({
  name: table.name,
  start: table.start + by,
  end: table.end + by,
  rows: table.rows.map((row) => row.map((cell) => ({ ...cell, start: cell.start + by, end: cell.end + by }))),
});
