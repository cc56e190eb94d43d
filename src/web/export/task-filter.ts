import { html } from 'hono/html';
import { TASK_PROPERTIES, type TaskFilter } from '../../../intents/export/tasks.ts';
import type { Html } from '../layout.ts';

/** What the tasks of a plan can be filtered by, each with how many there are. */
export interface Choices {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  readonly offices: readonly (readonly [string, number])[];
  readonly properties: ReadonlyMap<string, number>;
}

const SORTS = { unit: '按条号', due: '按时限', office: '按责任单位' } as const;
const MONTHS = Array.from({ length: 12 }, (_, i) => `${i + 1}`);
const DUES: readonly (readonly [string, string])[] = [
  ['some', '写明时限'],
  ['none', '没有写明时限'],
  ...MONTHS.map((month) => [month, `${month}月到期`] as const),
];

/** The filters as a form that works without scripts; with them the rows change as one chooses. */
export function filterForm(path: string, choices: Choices, filter: TaskFilter): Html {
  const { sections, offices, properties } = choices;
  return html`<form class="filter" method="get" action="${path}" role="search"
    hx-get="${path}" hx-trigger="change, input delay:150ms from:#words" hx-target="#found" hx-swap="innerHTML" hx-sync="this:replace">
    ${select(
      'section',
      '部分',
      '全部部分',
      sections.map(({ id, title, count }) => [id, `${title}（${count}）`]),
      filter.section,
    )}
    ${
      offices.length === 0
        ? ''
        : select(
            'office',
            '责任单位',
            '全部单位',
            offices.map(([name, count]) => [name, `${name}（${count}）`]),
            filter.office,
          )
    }
    ${select('due', '时限', '不论时限', DUES, filter.due)}
    <label class="unseen" for="words">任务里的词</label>
    <input id="words" name="find" type="search" value="${filter.find}" placeholder="任务里的词，例如：食品 抽检" autocomplete="off" />
    ${select('sort', '排列', null, Object.entries(SORTS), filter.sort)}
    <fieldset><legend class="unseen">特点</legend>
      ${TASK_PROPERTIES.filter((name) => properties.has(name)).map(
        (name) =>
          html`<label><input type="checkbox" name="has" value="${name}" ${filter.properties.includes(name) ? 'checked' : ''} /> ${name}（${properties.get(name)}）</label> `,
      )}
    </fieldset>
    <button class="send">筛选</button>
  </form>`;
}

/** `all` is the choice that wants everything; null where one of them always holds. */
function select(
  name: string,
  label: string,
  all: string | null,
  options: readonly (readonly [string, string])[],
  chosen: string,
): Html {
  const option = ([value, text]: readonly [string, string]) =>
    html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`;
  return html`<label class="unseen" for="by-${name}">${label}</label>
    <select id="by-${name}" name="${name}">${all === null ? '' : option(['', all])}${options.map(option)}</select>`;
}

/** In words what was filtered by; empty for nothing. */
export function tellFilter({ section, office, due, properties, find }: TaskFilter, { sections }: Choices): string {
  const named = sections.find(({ id }) => id === section)?.title ?? section;
  const dued = DUES.find(([value]) => value === due)?.[1] ?? '';
  const words = find.trim() === '' ? '' : `写到“${find.trim()}”`;
  return [named, office, dued, ...properties, words].filter((text) => text !== '').join('、');
}
