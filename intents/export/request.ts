import { cleanText } from '../understand/question.ts';
import { FACT_TABLES, type FactTable } from './fact-tables.ts';

/** Formats of files: Word, Excel, Markdown, and plain text as it is copied. */
export const EXPORT_FORMATS = ['docx', 'xlsx', 'md', 'txt'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is to be taken away from a chat, and as what. */
export interface ExportRequest {
  /** A table of facts, all tasks, or the answer to a question. */
  readonly of: { readonly table: FactTable } | { readonly tasks: true } | { readonly question: string };
  readonly format: ExportFormat;
}

const ORDER = /^导出[\s:]*/;
const FORMAT = /\s*(?:(?:成|为|到|用)\s*)?(word|docx?|excel|xlsx?|markdown|md)(?:文件|文档|表格?)?$/;
const FORMATS: Readonly<Record<string, ExportFormat>> = {
  ...{ word: 'docx', doc: 'docx', docx: 'docx', excel: 'xlsx', xls: 'xlsx', xlsx: 'xlsx' },
  ...{ markdown: 'md', md: 'md' },
};
const TASKS = ['全部任务', '任务', '任务表', '全部举措'];

/** What is said where nothing is named after 导出. */
export const EXPORT_USAGE =
  '导出什么？例如：/plan 导出 指标、/plan 导出 全部任务、/plan 导出 电梯相关任务 word。可以是 word、excel、markdown。';

/** Whether a message asks for a file: /plan 导出 指标, 导出 电梯相关任务 word. */
export function isExport(text: string): boolean {
  return ORDER.test(cleanText(text));
}

/** What file a message asks for; null where it does not say of what. */
export function readExport(text: string): ExportRequest | null {
  const words = cleanText(text).replace(ORDER, '').trim();
  const named = FORMATS[FORMAT.exec(words)?.[1] ?? ''];
  const wanted = (named === undefined ? words : words.replace(FORMAT, '')).trim();
  const table = (Object.keys(FACT_TABLES) as FactTable[]).find((name) => FACT_TABLES[name] === wanted);
  if (wanted === '') return null;
  if (table !== undefined) return { of: { table }, format: named ?? 'xlsx' };
  if (TASKS.includes(wanted)) return { of: { tasks: true }, format: named ?? 'xlsx' };
  return { of: { question: wanted }, format: named ?? 'docx' };
}
