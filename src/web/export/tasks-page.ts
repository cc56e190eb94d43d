import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Knowledge } from '../../../index/knowledge.ts';
import { type Library, planOf } from '../../../index/library.ts';
import { calendarEvents } from '../../../intents/export/events.ts';
import { EXPORT_FORMATS } from '../../../intents/export/request.ts';
import {
  filterTasks,
  readTasks,
  TASK_PROPERTIES,
  type Task,
  type TaskFilter,
  taskDocument,
} from '../../../intents/export/tasks.ts';
import { planPath } from '../../platform/link.ts';
import { type Html, htmlPage, notice, type PageFrame } from '../layout.ts';
import { LIMITS } from '../limits.ts';
import { sendFile } from './download.ts';
import { takeAway } from './links.ts';
import { type Choices, filterForm, tellFilter } from './task-filter.ts';
import { counted, taskCharts, taskTable } from './task-table.ts';

/** What is read once of a plan, however often its tasks are filtered. */
interface Read extends Choices {
  readonly tasks: readonly Task[];
  /** Months of the days and deadlines of each measure. */
  readonly months: ReadonlyMap<string, readonly string[]>;
}

const word = z.string().max(200).catch('');
const asked = z.object({
  section: word,
  office: word,
  due: z
    .string()
    .regex(/^(?:none|some|[1-9]|1[0-2])?$/)
    .catch(''),
  find: word,
  sort: z.enum(['unit', 'due', 'office']).catch('unit'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

/** Serves /plan/<plan>/tasks, all measures as a table with filters, and the same as files. */
export function serveTasks(app: Hono, frame: PageFrame, tabs: (plan: string, here: 'tasks') => Html): void {
  const { context } = frame;
  const known = new WeakMap<Knowledge, Read>();
  const readOnce = (knowledge: Knowledge): Read => {
    const before = known.get(knowledge);
    if (before) return before;
    const read = readPlan(knowledge);
    known.set(knowledge, read);
    return read;
  };
  app.get('/plan/:plan/tasks', (c) => {
    const knowledge = planOf(context.library, c.req.param('plan'));
    if (!knowledge) return c.html(notice(frame, '没有这份要点', `没有载入“${c.req.param('plan')}”。`), 404);
    const read = readOnce(knowledge);
    const { filter, page } = readQuery(c);
    const found = results(knowledge, read, filter, page);
    if (c.req.header('hx-request') === 'true') return c.html(found);
    const { id, title } = knowledge.plan;
    const main = html`<div class="tables tasks">${tabs(id, 'tasks')}<h1>全部任务</h1>
      ${filterForm(`${planPath(id)}/tasks`, read, filter)}<div id="found" class="tables">${found}</div></div>`;
    return c.html(htmlPage(frame, `全部任务 · ${title}`, planPath(id), main));
  });
  app.get(`/plan/:plan/:file{tasks\\.(?:${EXPORT_FORMATS.join('|')})}`, (c) => {
    const knowledge = planOf(context.library as Library, c.req.param('plan') ?? '');
    if (!knowledge) return c.notFound();
    const read = readOnce(knowledge);
    const { filter } = readQuery(c);
    const tasks = filterTasks(read.tasks, filter);
    const document = taskDocument(tasks, told(tasks, read, filter), knowledge);
    return sendFile(c, frame, document, c.req.param('file') ?? '');
  });
}

function readPlan(knowledge: Knowledge): Read {
  const tasks = readTasks(knowledge);
  const months = new Map<string, string[]>();
  for (const { measure, end } of calendarEvents(knowledge))
    months.set(measure, [...(months.get(measure) ?? []), `${Number(end.slice(5, 7))}`]);
  const sections = counted(tasks.map(({ section }) => section));
  return {
    tasks,
    months,
    sections: knowledge.plan.sections
      .filter(({ id }) => sections.has(id))
      .map(({ id, label, title }) => ({ id, title: `${label}${title}`, count: sections.get(id) ?? 0 })),
    offices: [...counted(tasks.flatMap(({ offices }) => [...new Set(offices.map(({ text }) => text))]))],
    properties: counted(tasks.flatMap(({ properties }) => properties)),
  };
}

/** What the address asks for; what it asks wrongly it does not ask. */
function readQuery(c: Context): { filter: TaskFilter; page: number } {
  const { page, ...rest } = asked.parse(c.req.query());
  const named = c.req.queries('has') ?? [];
  const properties = TASK_PROPERTIES.filter((name) => named.includes(name));
  return { filter: { ...rest, properties }, page };
}

/** How many there are, and by what they were filtered. */
function told(found: readonly Task[], { tasks, ...choices }: Read, filter: TaskFilter): string {
  const by = tellFilter(filter, choices);
  return by === '' ? `共${tasks.length}点。` : `${by}：${found.length}点（共${tasks.length}点）。`;
}

/** The address of the same filter, with another page or another ending. */
function address(path: string, filter: TaskFilter, page = 1): string {
  const { properties, ...rest } = filter;
  const set = Object.entries(rest).filter(([name, value]) => value !== '' && !(name === 'sort' && value === 'unit'));
  const all = [...set, ...properties.map((name) => ['has', name]), ...(page > 1 ? [['page', `${page}`]] : [])];
  return all.length === 0 ? path : `${path}?${new URLSearchParams(all)}`;
}

function results(knowledge: Knowledge, read: Read, filter: TaskFilter, asked: number): Html {
  const path = `${planPath(knowledge.plan.id)}/tasks`;
  const found = filterTasks(read.tasks, filter);
  const pages = Math.max(1, Math.ceil(found.length / LIMITS.tasks));
  const page = Math.min(asked, pages);
  const shown = found.slice((page - 1) * LIMITS.tasks, page * LIMITS.tasks);
  return html`<p class="say" role="status">${told(found, read, filter)}</p>
    ${takeAway((format) => address(`${path}.${format}`, filter))}
    ${found.length === 0 ? '' : taskCharts(found, read)}
    ${pages === 1 ? '' : pager(path, filter, page, pages)}
    ${shown.length === 0 ? '' : taskTable(knowledge, shown, read.offices.length > 0)}
    ${pages === 1 ? '' : pager(path, filter, page, pages)}`;
}

function pager(path: string, filter: TaskFilter, page: number, pages: number): Html {
  const link = (to: number, label: string) =>
    to < 1 || to > pages ? '' : html`<a href="${address(path, filter, to)}">${label}</a>`;
  return html`<nav class="pager" aria-label="分页">${link(page - 1, '上一页')} <span>第${page}页，共${pages}页</span> ${link(page + 1, '下一页')}</nav>`;
}
