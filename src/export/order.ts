import type { Knowledge } from '../../index/knowledge.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { answerDocument, type ExportDocument } from '../../intents/export/document.ts';
import { factDocument } from '../../intents/export/fact-tables.ts';
import { EXPORT_USAGE, type ExportRequest, readExport } from '../../intents/export/request.ts';
import { readTasks, taskDocument } from '../../intents/export/tasks.ts';
import { answerQuestion } from '../platform/conversation.ts';
import { planPath } from '../platform/link.ts';
import type { AnsweredQuestion, AppContext } from '../platform/platform.ts';
import { EXPORT_LIMITS } from './limits.ts';
import { type ExportFile, rowsTooMany, writeFile } from './write-file.ts';

/** What somebody in a chat gets who asks for a file: the file to be, an answer where the plan has none, or words. */
export type ExportReply =
  | { readonly kind: 'file'; readonly document: ExportDocument; readonly request: ExportRequest }
  | { readonly kind: 'answer'; readonly answered: AnsweredQuestion }
  | { readonly kind: 'words'; readonly text: string };

/** Reads what a message such as /plan 导出 指标 asks for. */
export function composeExport(context: AppContext, text: string): ExportReply {
  const request = readExport(text);
  if (request === null) return { kind: 'words', text: EXPORT_USAGE };
  const { of, format } = request;
  if ('question' in of) {
    const { question, answer, library } = answerQuestion(context, of.question, null);
    if (answer.status !== 'answered') return { kind: 'answer', answered: { question, answer: asReadOnly(answer) } };
    return { kind: 'file', request, document: answerDocument(question, asReadOnly(answer), library) };
  }
  const { knowledge } = context;
  const document = 'table' in of ? factDocument(of.table, knowledge) : allTasks(knowledge);
  if (rowsTooMany(document, format) > 0) return { kind: 'words', text: TOO_LONG };
  return { kind: 'file', request, document };
}

/** What is said of a table that is too long for Word. */
export const TOO_LONG = `行数太多，Word 里最多放${EXPORT_LIMITS.wordRows}行。请换成 Excel，或先筛选。`;

function allTasks(knowledge: Knowledge): ExportDocument {
  const tasks = readTasks(knowledge);
  return taskDocument(tasks, `共${tasks.length}点。`, knowledge);
}

/** Writes the file of a reply. */
export function fileOf(context: AppContext, { document, request }: Extract<ExportReply, { kind: 'file' }>) {
  return writeFile(document, request.format, context.link) satisfies Promise<ExportFile>;
}

/** Path of the console under which a file can be fetched. */
export function exportPath({ knowledge }: AppContext, { of, format }: ExportRequest): string {
  if ('question' in of) return answerPath(of.question, format);
  return `${planPath(knowledge.plan.id)}/${'table' in of ? of.table : 'tasks'}.${format}`;
}

/** Path of an answer as a file; `about` is what was spoken of before the question, as JSON. */
export function answerPath(question: string, format: string, about: string | null = null): string {
  const asked = new URLSearchParams({ q: question, ...(about === null ? {} : { about }) });
  return `/answer.${format}?${asked}`;
}
