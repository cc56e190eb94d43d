import type { ExportDocument } from '../../intents/export/document.ts';
import type { ExportFormat } from '../../intents/export/request.ts';
import { EXPORT_LIMITS } from './limits.ts';
import { type CitationLink, writeMarkdown, writePlain } from './markdown.ts';

/** A file that is ready to be sent. */
export interface ExportFile {
  /** Its name with its ending, safe on every system. */
  readonly name: string;
  /** Its MIME type. */
  readonly type: string;
  readonly body: Buffer;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const TYPES: Readonly<Record<ExportFormat, string>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};
/** What a format is called. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  ...{ docx: 'Word', xlsx: 'Excel', md: 'Markdown', txt: '文本' },
};

/** Writes a document in a format; the writers of Word and Excel are loaded when they are first needed. */
export async function writeFile(
  document: ExportDocument,
  format: ExportFormat,
  link: CitationLink,
): Promise<ExportFile> {
  const file = { name: fileName(document.title, format), type: TYPES[format] };
  const clean = printable(document);
  switch (format) {
    case 'docx': {
      const { writeDocx } = await import('./docx.ts');
      return { ...file, body: await writeDocx(clean, link) };
    }
    case 'xlsx': {
      const { writeXlsx } = await import('./xlsx.ts');
      return { ...file, body: await writeXlsx(clean) };
    }
    case 'md':
      return { ...file, body: Buffer.from(writeMarkdown(clean, link)) };
    case 'txt':
      return { ...file, body: Buffer.from(writePlain(clean)) };
  }
}

/** Rows by which a document is too long for Word; 0 where it is not, and in every other format. */
export function rowsTooMany({ blocks }: ExportDocument, format: ExportFormat): number {
  const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 1), 0);
  return format === 'docx' ? Math.max(0, rows - EXPORT_LIMITS.wordRows) : 0;
}

/** Characters that no XML may hold, and half of a pair. */
const UNPRINTABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The title is what people typed; all else stands in the plan or is our own, and is left as it is. */
function printable(document: ExportDocument): ExportDocument {
  return { ...document, title: document.title.replace(UNPRINTABLE, '').trim() || '答复' };
}

/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A title as the name of a file: no path, no mark that a system reads, none that turns the direction of text. */
export function fileName(title: string, format: ExportFormat): string {
  const plain = title
    .normalize('NFC')
    .replace(UNPRINTABLE, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*%]/gu, ' ')
    .replace(/\s+/g, ' ');
  const short = [...plain]
    .slice(0, EXPORT_LIMITS.fileName)
    .join('')
    .replace(/^[\s.~]+|[\s.]+$/g, '');
  const safe = short === '' || RESERVED.test(short) ? `工作要点${short === '' ? '' : ` ${short}`}` : short;
  return `${safe}.${format}`;
}
