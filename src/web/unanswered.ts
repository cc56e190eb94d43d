import type { Hono } from 'hono';
import { html } from 'hono/html';
import papaparse from 'papaparse';
import { DAY } from '../config/durations.ts';
import type { Zone } from '../config/timezone.ts';
import type { Opinion } from '../store/feedback.ts';
import type { UnansweredCount } from '../store/unanswered.ts';
import { closedTo, signOutForm } from './access.ts';
import { type Html, htmlPage, type PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';

/** What is behind the token. */
const PAGE = { path: '/gaps', title: '缺口', why: '缺口页里有大家的提问' } as const;

interface Gaps {
  readonly unanswered: readonly UnansweredCount[];
  readonly down: readonly Opinion[];
}

/** Serves /gaps: what the plan did not answer and which answers were of no use, with counts and as CSV, to whom may see it. */
export function serveGaps(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.get('/gaps', async (c) => {
    const closed = await closedTo(c, frame, PAGE);
    if (closed) return closed;
    return c.html(
      htmlPage(frame, '缺口', '/gaps', html`${gapsPage(await readGaps(frame), context.zone)}${signOutForm(frame)}`),
    );
  });
  app.get('/gaps.csv', async (c) => {
    const closed = await closedTo(c, frame, PAGE);
    if (closed) return closed;
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="gaps.csv"');
    return c.body(csv(await readGaps(frame), context.zone));
  });
}

async function readGaps({ context }: PageFrame): Promise<Gaps> {
  const range = { since: Date.now() - LIMITS.gapsDays * DAY, limit: LIMITS.gaps };
  const [unanswered, opinions] = await Promise.all([
    context.store.unanswered.top(range),
    context.store.feedback.list(range),
  ]);
  return { unanswered, down: opinions.filter((opinion) => opinion.verdict === 'down') };
}

function gapsPage({ unanswered, down }: Gaps, zone: Zone): Html {
  const asked = unanswered.reduce((sum, { count }) => sum + count, 0);
  return html`<div class="tables">
    <h1>缺口</h1>
    <p class="say">最近${LIMITS.gapsDays}天：要点没有写到的提问${unanswered.length}种、${asked}次；被评为没用的答复${down.length}条。<a href="/gaps.csv">下载CSV</a></p>
    <h2>要点没有写到的提问</h2>
    ${list(
      ['提问', '次数', '最近一次'],
      unanswered.map(({ question, count, last }) => [question, `${count}`, zone.at(last).day]),
    )}
    <h2>被评为没用的答复</h2>
    ${list(
      ['提问', '原因', '日期'],
      down.map(({ question, reason, at }) => [question, reason ?? '没有说明', zone.at(at).day]),
    )}
  </div>`;
}

function list(heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html`<p class="say">还没有。</p>`;
  return html`<table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`;
}

/** As a spreadsheet reads it: with a byte order mark, and nothing that it would take for a formula. */
function csv({ unanswered, down }: Gaps, zone: Zone): string {
  const rows = [
    ...unanswered.map(({ question, count, last }) => ['没有写到', question, '', count, zone.at(last).day]),
    ...down.map(({ question, reason, at }) => ['没用', question, reason ?? '', 1, zone.at(at).day]),
  ];
  return `\uFEFF${papaparse.unparse({ fields: ['类别', '提问', '原因', '次数', '日期'], data: rows }, { escapeFormulae: true })}\r\n`;
}
