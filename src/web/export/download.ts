import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { type Library, planOf } from '../../../index/library.ts';
import { asReadOnly } from '../../../intents/digest/read-only.ts';
import { answerDocument, type ExportDocument } from '../../../intents/export/document.ts';
import { FACT_TABLES, type FactTable, factDocument } from '../../../intents/export/fact-tables.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../../intents/export/request.ts';
import { writeCalendar } from '../../export/ics.ts';
import { TOO_LONG } from '../../export/order.ts';
import { rowsTooMany, writeFile } from '../../export/write-file.ts';
import { answerQuestion, checkRate, rateLimitMessage, readFocus } from '../../platform/conversation.ts';
import { notice, type PageFrame } from '../layout.ts';
import { personOf, sessionOf } from '../session.ts';

const ENDING = `(?:${EXPORT_FORMATS.join('|')})`;
/** Paths of a table of facts as a file. */
const TABLE_FILE = `:file{(?:${Object.keys(FACT_TABLES).join('|')})\\.${ENDING}}`;

/** Serves answers and tables as files, and the calendar to subscribe to. */
export function serveDownloads(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.get(`/:file{answer\\.${ENDING}}`, async (c) => {
    const asked = c.req.query('q') ?? '';
    if (asked.trim() === '') return c.html(notice(frame, '没有处理', '没有收到问题。'), 400);
    const before = readFocus(c.req.query('about') ?? null);
    const { question, answer, library } = answerQuestion(context, asked, before);
    return sendFile(c, frame, answerDocument(question, asReadOnly(answer), library), c.req.param('file'));
  });
  app.get(`/plan/:plan/${TABLE_FILE}`, async (c) => {
    const knowledge = planOf(context.library, c.req.param('plan') ?? '');
    const file = c.req.param('file') ?? '';
    if (!knowledge) return c.notFound();
    return sendFile(c, frame, factDocument(file.split('.')[0] as FactTable, knowledge), file);
  });
  serveCalendar(app, frame);
}

/** The calendar is written once for all who fetch it. */
function serveCalendar(app: Hono, { context }: PageFrame): void {
  const written = new WeakMap<Library, Promise<string>>();
  app.get('/calendar.ics', async (c) => {
    const { library } = context;
    const etag = etagOf(library, context.config.web.publicUrl);
    c.header('etag', etag);
    c.header('cache-control', 'no-cache');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    const text = written.get(library) ?? writeCalendar(library.plans, context.link);
    written.set(library, text);
    c.header('content-type', 'text/calendar; charset=utf-8');
    c.header('content-disposition', 'inline; filename="calendar.ics"');
    return c.body(await text);
  });
}

/** Changes with any plan, any table, and the address of the console. */
function etagOf({ plans }: Library, publicUrl: string | null): string {
  const each = plans.map(({ plan, version, assignments }) => [plan.id, version, assignments?.date, assignments?.rows]);
  const hash = createHash('sha256').update(JSON.stringify([publicUrl, ...each]));
  return `"${hash.digest('base64url')}"`;
}

/** Sends a document in the format that the end of its address names, or says why not. A file counts as a question of its reader. */
export async function sendFile(
  c: Context,
  frame: PageFrame,
  document: ExportDocument,
  file: string,
): Promise<Response> {
  const { context } = frame;
  const format = file.split('.').at(-1) as ExportFormat;
  if ((await checkRate(context, personOf(sessionOf(c, context)))) !== 'ok')
    return c.html(notice(frame, '请稍等', rateLimitMessage(context)), 429);
  if (rowsTooMany(document, format) > 0) return c.html(notice(frame, '太长', TOO_LONG), 413);
  const { name, type, body } = await writeFile(document, format, context.link);
  // The first name is for what knows no other characters.
  const names = `filename="plan.${format}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`;
  c.header('content-type', type);
  c.header('content-disposition', `attachment; ${names}`);
  c.header('cache-control', 'no-store');
  return c.body(new Uint8Array(body));
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
