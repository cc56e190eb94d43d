import type { Source } from '../../../index/parse/document.ts';
import type { Problem } from '../../../index/plan/plan.ts';
import { Fault } from '../../../index/text/fault.ts';
import { READ_LIMITS } from '../limits.ts';
import type { OfficePackage } from '../package.ts';
import { findElement } from '../xml.ts';
import { type Story, writeBlocks } from './blocks.ts';
import { readChunks } from './chunk.ts';
import { pairedMarks } from './fields.ts';
import type { Note } from './line.ts';
import { readNumbering } from './numbering.ts';
import { readParts } from './parts.ts';
import { readStyles } from './styles.ts';

/** Reads a Word document: its paragraphs with their automatic numbers, and its tables. What it shows and is not read is told. */
export async function readDocx(name: string, office: OfficePackage, depth = 0): Promise<Source> {
  const part = async (kind: string) => office.tree(await office.related(office.main, kind));
  const body = findElement(await office.tree(office.main), 'document', 'body');
  if (!body) throw new Fault(name, null, '文件损坏，里面没有正文', '用 Word 或 WPS 打开后另存');
  const styles = readStyles(await part('styles'));
  const parts = await readParts(office);
  const deeper = depth < READ_LIMITS.chunkDepth ? (inner: OfficePackage) => readDocx(name, inner, depth + 1) : null;
  const story: Story = {
    context: { styles, parts, marks: pairedMarks(body), fields: [], paragraph: undefined, run: undefined, off: null },
    numbering: readNumbering(await part('numbering'), styles),
    chunk: await readChunks(name, office, deeper),
    parts: [],
    length: 0,
    tables: [],
    notes: [...parts.pages],
  };
  writeBlocks(story, body);
  const text = story.parts.join('');
  const problems = toProblems(story.notes);
  if (text.trim() === '') throw nothingRead(name, problems);
  return { text, tables: story.tables, problems, at: (offset) => offset };
}

function nothingRead(name: string, problems: readonly Problem[]): Fault {
  const told = problems.find(({ message }) => !/^(?:页眉|页脚|图片)/.test(message));
  if (told) return new Fault(name, null, `里面没有能读入的文字：${told.message}`, '用 Word 打开，另存为新的 .docx');
  return new Fault(name, null, '里面没有文字，可能是扫描的图片', '放入文件的电子版，或先做文字识别并校对');
}

/** What was not read, as problems: with its words, and once where the same is said of several places. */
function toProblems(notes: readonly Note[]): readonly Problem[] {
  const problems = new Map<string, Problem & { readonly times: number }>();
  notes.forEach(({ at, reason, words }, i) => {
    const quoted = words.replace(/\s+/g, ' ').trim();
    if (quoted === '' && words !== '') return;
    const message = words === '' ? reason : `${reason}没有读入：“${cut(quoted)}”`;
    const key = words === '' ? reason : `${i}`;
    const known = problems.get(key);
    problems.set(key, { at: known?.at ?? at, message, times: (known?.times ?? 0) + 1 });
  });
  return [...problems.values()].map(({ at, message, times }) => ({
    at,
    message: times > 1 ? `${message}（共${times}处）` : message,
  }));
}

function cut(words: string): string {
  const most = READ_LIMITS.toldCharacters;
  return words.length <= most ? words : `${words.slice(0, most)}……（共${words.length}字）`;
}
