import { html } from 'hono/html';
import type { Knowledge } from '../../../index/knowledge.ts';
import { cite } from '../../../index/plan/cite.ts';
import { saidLine, TASK_PROPERTIES, type Task } from '../../../intents/export/tasks.ts';
import { citationPath } from '../../platform/link.ts';
import type { Html } from '../layout.ts';
import { barChart, columnChart } from './chart.ts';
import type { Choices } from './task-filter.ts';

/** What charts are drawn from besides the tasks themselves. */
interface Charted extends Pick<Choices, 'sections'> {
  /** Months of the days and deadlines of each measure. */
  readonly months: ReadonlyMap<string, readonly string[]>;
}

/** How often each name comes. */
export function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** What of the tasks found is better seen than read. */
export function taskCharts(found: readonly Task[], { sections, months }: Charted): Html {
  const inSection = counted(found.map(({ section }) => section));
  const having = counted(found.flatMap(({ properties }) => properties));
  const inMonth = counted(found.flatMap(({ unit }) => months.get(unit) ?? []));
  const year = Array.from({ length: 12 }, (_, i) => ({ label: `${i + 1}`, count: inMonth.get(`${i + 1}`) ?? 0 }));
  return html`<details class="charts" open><summary>图</summary><div>
    ${barChart(
      '各部分的任务（点）',
      sections.map(({ id, title }) => ({ label: title, count: inSection.get(id) ?? 0 })),
    )}
    ${barChart(
      '各种特点的任务（点）',
      TASK_PROPERTIES.map((name) => ({ label: name, count: having.get(name) ?? 0 })),
    )}
    ${columnChart('各月的日子和时限（个）', year)}
  </div></details>`;
}

/** Offices have a column where there are any: of a plan that names none it would be empty throughout. */
export function taskTable(knowledge: Knowledge, tasks: readonly Task[], hasOffices: boolean): Html {
  const heads = ['条号', '任务', '条目', ...(hasOffices ? ['责任单位'] : []), '时限', '特点'];
  return html`<table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${tasks.map((task) => row(knowledge, task, hasOffices))}</tbody>
  </table>`;
}

function row(knowledge: Knowledge, task: Task, hasOffices: boolean): Html {
  const citation = cite(knowledge, task.unit);
  const path = citationPath(citation, { plans: [knowledge] });
  return html`<tr>
    <th scope="row"><a class="unit" href="${path}" title="${citation.address}">${task.unit}</a></th>
    <td>“${citation.quote}”</td>
    <td>${task.title}</td>
    ${hasOffices ? cell('责任单位', saidLine(task.offices)) : ''}${cell('时限', saidLine(task.deadlines))}${cell('特点', task.properties.join('、'))}
  </tr>`;
}

/** A cell that says on a phone, where there are no heads, what it is. */
function cell(head: string, text: string): Html {
  return text === '' ? html`<td></td>` : html`<td data-head="${head}">${text}</td>`;
}
