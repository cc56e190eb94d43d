import { html } from 'hono/html';
import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Html } from './layout.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** A calendar of the plan's year: the days that the plan prints are links to their rows, what has only a month stands under it. */
export function renderYear({ plan, facts }: Knowledge): Html {
  const { year } = plan;
  if (year === null) return html`<p class="say">要点没有写明年份，画不出日历。</p>`;
  const own = facts.times.filter((time) => time.month !== null && (time.year ?? year) === year);
  return html`<div class="year" role="group" aria-label="${year}年，要点写到的日子">
    ${MONTHS.map((month) =>
      renderMonth(
        year,
        month,
        own.filter((time) => time.month === month),
      ),
    )}
  </div>`;
}

function renderMonth(year: number, month: number, times: readonly Time[]): Html {
  const loose = times.filter((time) => time.day === null);
  return html`<table class="month ${times.length > 0 ? 'held' : ''}">
    <caption>${month}月</caption>
    <thead><tr>${WEEKDAYS.map((day) => html`<th scope="col" abbr="星期${day}">${day}</th>`)}</tr></thead>
    <tbody>${weeks(year, month).map((week) => html`<tr>${week.map((day) => renderDay(day, times))}</tr>`)}</tbody>
    ${loose.length === 0 ? '' : html`<tfoot><tr><td colspan="${WEEKDAYS.length}">${loose.map((time) => html`<a href="#at${time.start}">${time.text}</a> `)}</td></tr></tfoot>`}
  </table>`;
}

function renderDay(day: number | null, times: readonly Time[]): Html {
  const own = day === null ? undefined : times.find((time) => time.day === day);
  if (day === null) return html`<td></td>`;
  return own
    ? html`<td class="named"><a href="#at${own.start}" title="${own.text}">${day}</a></td>`
    : html`<td>${day}</td>`;
}

/** Days of a month in weeks from Monday; null where a week begins or ends in another month. */
function weeks(year: number, month: number): readonly (readonly (number | null)[])[] {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + WEEKDAYS.length - 1) % WEEKDAYS.length;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((first + length) / WEEKDAYS.length) * WEEKDAYS.length }, (_, i) => {
    const day = i - first + 1;
    return day >= 1 && day <= length ? day : null;
  });
  return Array.from({ length: cells.length / WEEKDAYS.length }, (_, i) =>
    cells.slice(i * WEEKDAYS.length, (i + 1) * WEEKDAYS.length),
  );
}
