import { html } from 'hono/html';
import { type Day, dayOf, isWeekend } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { unknownHolidays } from '../../intents/digest/headline.ts';
import type { Html } from './layout.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** A month of a year with what is known of its days. */
interface MonthView {
  readonly year: number;
  readonly month: number;
  readonly workdays: Workdays;
  readonly today: Day;
  /** What the plan prints of the month. */
  readonly times: readonly Time[];
}

/** A calendar of the plan's year: the days that the plan prints are links to their rows, days off and worked weekends are marked, and so is today. */
export function renderYear({ plan, facts, calendar }: Knowledge, today: Day): Html {
  const { year } = plan;
  if (year === null) return html`<p class="say">要点没有写明年份，画不出日历。</p>`;
  const { workdays } = calendar;
  const own = facts.times.filter((time) => time.month !== null && (time.year ?? year) === year);
  const known = unknownHolidays(workdays, year) ?? `全年${workdays.inYear(year).length}个工作日，按国务院放假安排。`;
  const monthOf = (month: number) => ({
    ...{ year, month, workdays, today },
    times: own.filter((time) => time.month === month),
  });
  return html`<h2>${year}年</h2>
    <p class="say">〔日历〕${known}</p>
    <ul class="legend">
      <li class="named"><b>9</b>要点写到的日子</li>
      <li class="off"><b>9</b>周末和节假日（节日标“休”）</li>
      <li class="worked"><b>9</b>调休上班（标“班”）</li>
      <li class="today"><b>9</b>今天</li>
    </ul>
    <div class="year" role="group" aria-label="${year}年">${MONTHS.map((month) => renderMonth(monthOf(month)))}</div>`;
}

function renderMonth(view: MonthView): Html {
  const { year, month, times } = view;
  const loose = times.filter((time) => time.day === null);
  return html`<table class="month ${times.length > 0 ? 'held' : ''}">
    <caption>${month}月</caption>
    <thead><tr>${WEEKDAYS.map((day) => html`<th scope="col" abbr="星期${day}">${day}</th>`)}</tr></thead>
    <tbody>${weeks(year, month).map((week) => html`<tr>${week.map((day) => renderDay(day, view))}</tr>`)}</tbody>
    ${loose.length === 0 ? '' : html`<tfoot><tr><td colspan="${WEEKDAYS.length}">${loose.map((time) => html`<a href="#at${time.start}">${time.text}</a> `)}</td></tr></tfoot>`}
  </table>`;
}

function renderDay(date: number | null, { year, month, workdays, today, times }: MonthView): Html {
  if (date === null) return html`<td></td>`;
  const own = times.find((time) => time.day === date);
  const day = dayOf(year, month, date);
  const isOff = !workdays.isWorkday(day);
  const holiday = isOff ? workdays.holiday(day) : null;
  const isWorked = !isOff && isWeekend(day);
  const classes = [own ? 'named' : '', isOff ? 'off' : '', isWorked ? 'worked' : '', day === today ? 'today' : ''];
  const told = [own?.text, holiday, isWorked ? '调休上班' : undefined, day === today ? '今天' : undefined];
  const title = told.filter((text) => text != null).join('，');
  const mark = holiday !== null ? html`<small>休</small>` : isWorked ? html`<small>班</small>` : '';
  const number = own ? html`<a href="#at${own.start}" title="${title}">${date}${mark}</a>` : html`${date}${mark}`;
  return html`<td class="${classes.filter((one) => one !== '').join(' ')}" ${title === '' ? '' : html`title="${title}"`} ${day === today ? html`aria-current="date"` : ''}>${number}</td>`;
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
