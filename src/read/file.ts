import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Source } from '../../index/parse/document.ts';
import { unwrap } from '../../index/parse/wrap.ts';
import { readGrid } from '../../index/tables/grid.ts';
import { Fault } from '../../index/text/fault.ts';
import { decodePlan } from './decode.ts';
import { detectType, rejectType } from './file-type.ts';
import { READ_LIMITS } from './limits.ts';

/** Endings of the files that a plan may come in. */
export const FORMATS = ['.txt', '.md', '.docx', '.csv', '.tsv', '.xlsx', '.pdf'] as const;

/** Reads a plan's file of any format. `name` is how faults call it. Throws Fault; nothing is loaded in part. */
export async function readSource(path: string, name = basename(path)): Promise<Source> {
  const bytes = await readBytes(path, name);
  return toSource(name, bytes);
}

/** Reads the bytes of a file that is not too large. Throws Fault. */
export async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size <= READ_LIMITS.file) return await readFile(path);
  } catch {
    throw new Fault(name, null, '文件不在或不能读', '检查路径和读取权限');
  }
  throw new Fault(name, null, `文件超过${READ_LIMITS.file / 1_000_000}MB`, '只放计划本身，去掉图片和附件后另存');
}

/** Reads a plan from the bytes of a file; what it is decides its content, and its name only where that leaves a choice. */
export async function toSource(name: string, bytes: Uint8Array): Promise<Source> {
  const ending = extname(name).toLowerCase();
  const kind = detectType(bytes);
  switch (kind) {
    case 'pdf':
      return (await import('./pdf/pdf.ts')).readPdf(name, bytes);
    case 'zip':
      return readOffice(name, bytes);
    case 'text':
      return toText(name, ending, bytes);
    case 'old':
    case 'locked':
    case 'picture':
    case 'archive':
    case 'rtf':
    case 'page':
      throw rejectType(name, kind);
  }
}

function toText(name: string, ending: string, bytes: Uint8Array): Source | Promise<Source> {
  if (['.docx', '.xlsx', '.pdf'].includes(ending))
    throw new Fault(name, null, `内容不是${ending}文件`, '用 Word、Excel 或 WPS 打开原文件，另存为这种格式');
  const text = decodePlan(name, bytes);
  if (ending === '.csv' || ending === '.tsv') return readGrid(text);
  if (ending === '.md') return import('./markdown.ts').then(({ readMarkdown }) => readMarkdown(text));
  return { ...unwrap(text), tables: [], problems: [] };
}

/** Reads a .docx or .xlsx; which one it is, its content says. Throws Fault. */
async function readOffice(name: string, bytes: Uint8Array): Promise<Source> {
  const { openPackage, rejectPackage } = await import('./package.ts');
  const office = await openPackage(name, bytes);
  if (office.format === 'docx') return (await import('./docx/document.ts')).readDocx(name, office);
  if (office.format === 'xlsx') return (await import('./workbook/xlsx.ts')).readXlsx(name, office);
  throw rejectPackage(name, office.format);
}
