import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Library, planOf } from '../../index/library.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Span, workSections } from '../../index/plan/plan.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import { marksOf } from '../../intents/compose/parts.ts';
import { planPath } from '../platform/link.ts';
import { takeTable } from './export/links.ts';
import { type Html, htmlPage, notice, type PageFrame } from './layout.ts';
import { printPlan } from './plan-html.ts';
import { render } from './render.ts';
import { renderTable, TABLES, type TableName } from './table.ts';

/** Prints the page; drawn only where scripts run. */
const PRINT = html`<button type="button" class="plain print" data-print hidden>打印</button>`;

/** Serves /plan/<plan>, the document with its table of contents and a filter, and /plan/<plan>/<table>. */
export function servePlan(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  const absent = (id: string) => {
    const titles = context.library.plans.map(({ plan }) => `《${plan.title}》`);
    return notice(frame, '没有这份要点', `没有载入“${id}”。已载入：${titles.join('')}。`);
  };
  app.get('/plan/:plan', (c) => {
    const knowledge = planOf(context.library, c.req.param('plan'));
    if (!knowledge) return c.html(absent(c.req.param('plan')), 404);
    const { plan } = knowledge;
    const words = (c.req.query('find') ?? '').trim();
    const body =
      words === '' ? printPlan(plan, readMark(c.req.query('mark'), plan.text.length)) : found(knowledge, words);
    if (c.req.header('hx-request') === 'true') return c.html(body);
    const back =
      c.req.query('mark') === undefined
        ? ''
        : html`<p class="back-line"><a class="back" href="/#latest">← 回到提问</a></p>`;
    const main = html`${back}${shelf(context.library, plan.id)}${documentPage(knowledge, words, body)}`;
    return c.html(htmlPage(frame, plan.title, planPath(plan.id), main));
  });
  app.get('/plan/:plan/:table', (c) => {
    const knowledge = planOf(context.library, c.req.param('plan'));
    if (!knowledge) return c.html(absent(c.req.param('plan')), 404);
    const { id, title } = knowledge.plan;
    const name = c.req.param('table');
    if (!isTable(name)) return c.notFound();
    const take = takeTable(c, frame, id, name);
    const table = renderTable(name, knowledge, context.today());
    const body = html`${tabs(id, name)}${PRINT}<h1>${TABLES[name]}</h1>${take}${table}`;
    return c.html(htmlPage(frame, `${TABLES[name]} · ${title}`, planPath(id), html`<div class="tables">${body}</div>`));
  });
}

/** Links to the other plans, where several are loaded. */
function shelf({ plans }: Library, here: string): Html | '' {
  if (plans.length < 2) return '';
  return html`<nav class="tabs" aria-label="已载入的要点">
    ${plans.map(
      ({ plan: { id, title } }) =>
        html`<a href="${planPath(id)}" ${id === here ? html`aria-current="page"` : ''}>${title}</a>`,
    )}
  </nav>`;
}

function isTable(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

/** The span that a citation's address asks to mark; null for what is no span of the text. */
function readMark(text: string | undefined, length: number): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '') ?? [];
  const span = { start: Number(start), end: Number(end) };
  return start !== undefined && span.start < span.end && span.end <= length ? span : null;
}

/** Links to the ways to look at a plan: its text, its tables, all tasks. */
export function tabs(plan: string, here: TableName | 'tasks' | null): Html {
  const link = (path: string, label: string, isHere: boolean) =>
    html`<a href="${path}" ${isHere ? html`aria-current="page"` : ''}>${label}</a>`;
  return html`<nav class="tabs" aria-label="要点的各种看法">
    ${link(planPath(plan), '正文', here === null)}
    ${Object.entries(TABLES).map(([name, label]) => link(`${planPath(plan)}/${name}`, label, name === here))}
    ${link(`${planPath(plan)}/tasks`, '全部任务', here === 'tasks')}
  </nav>`;
}

function documentPage(knowledge: Knowledge, words: string, body: Html): Html {
  const path = planPath(knowledge.plan.id);
  return html`<div class="document">
    <div class="beside">
      <details class="contents" open><summary>目录</summary>${contents(knowledge)}</details>
    </div>
    <div class="text">
      ${tabs(knowledge.plan.id, null)}${PRINT}
      <form class="filter" role="search" method="get" action="${path}">
        <label for="find" class="unseen">在全文里查找</label>
        <input id="find" name="find" type="search" value="${words}" placeholder="在全文里查找，例如：食品 抽检" autocomplete="off"
          hx-get="${path}" hx-trigger="input changed delay:150ms, search" hx-target="#printed" hx-swap="innerHTML" hx-sync="this:replace" />
        <button class="send">查找</button>
      </form>
      <div id="printed" class="printed">${body}</div>
    </div>
  </div>`;
}

/** The sections with their items; a bar beside each section shows how many measures it holds. */
function contents({ plan }: Knowledge): Html {
  const counts = new Map(plan.sections.map((s) => [s.id, plan.measures.filter((m) => m.section === s.id).length]));
  const most = Math.max(1, ...counts.values());
  const working = new Set(workSections(plan).map((section) => section.id));
  return html`<ol class="toc">
    ${plan.sections.map(
      (section) => html`<li class="level${section.level}">
        <a href="#${encodeURIComponent(section.id)}">${section.label}${section.title}</a>
        ${working.has(section.id) ? bar(counts.get(section.id) ?? 0, most) : ''}
        ${plan.items.some((item) => item.section === section.id) ? html`<ol>${itemsOf(plan, section.id)}</ol>` : ''}
      </li>`,
    )}
  </ol>`;
}

function itemsOf({ items }: Knowledge['plan'], section: string): readonly Html[] {
  const own = items.filter((item) => item.section === section);
  return own.map((item) => html`<li><a href="#${encodeURIComponent(item.id)}">${item.label}${item.title}</a></li>`);
}

/** How many measures a section holds, drawn as a bar as long as its share of the longest. */
function bar(count: number, most: number): Html {
  return html`<span class="bar"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round((100 * count) / most)}" height="6" /></svg>${count}点</span>`;
}

/** Measures that hold all of the words, as they are typed. */
function found(knowledge: Knowledge, text: string): Html {
  const words = foldPlain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const hits = knowledge.passages.filter((passage) => words.every((word) => passage.folded.text.includes(word)));
  if (hits.length === 0)
    return html`<p class="say" role="status">全文没有同时写到“${words.join('、')}”的一处。换个说法，<a href="${planPath(knowledge.plan.id)}">返回全文</a>，或回到<a href="/">提问</a>。</p>`;
  const quotes = hits.map(({ unit }) => ({ citation: cite(knowledge, unit), marks: marksOf(knowledge, unit, words) }));
  const parts: Answer['parts'] = [{ kind: 'quotes', label: null, quotes }];
  const answer: Answer = { kind: 'topic', status: 'answered', parts, suggestions: [], focus: null };
  return html`<p class="say" role="status">写到“${words.join('、')}”的共${hits.length}处：<a href="${planPath(knowledge.plan.id)}">返回全文</a></p>${render(answer, { plans: [knowledge] })}`;
}
