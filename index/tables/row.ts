import type { Cell } from '../parse/document.ts';
import { readMarker } from '../parse/marker.ts';
import type { Measure, Section } from '../plan/plan.ts';
import { toNumber } from '../text/numeral.ts';
import { openSection, type TableState } from './category.ts';
import type { Column } from './columns.ts';
import { cellDuty } from './duties.ts';

type OpenItem = TableState['items'][number];

/** Puts a row of a task table below the item that is open, or opens another one. */
export function placeRow(state: TableState, row: readonly Cell[], columns: readonly Column[]): void {
  const of = (role: Column['role']) =>
    columns.flatMap((column) => (column.role === role ? (row[column.at] ?? []) : []));
  const [number, task, measure] = [of('number')[0], of('task')[0], of('measure')[0]];
  for (const category of of('category')) if (isOwn(category)) openSection(state, category);
  const body = isFilled(measure) ? measure : task;
  if (!isFilled(body) || !body) {
    const first = row.find(isOwn);
    if (first) state.problems.push({ at: first.start, message: '这一行没有任务，没有读入' });
    return;
  }
  const begins = isOwn(number) || isOwn(task) || state.items.length === 0 || (!number && !task);
  const item = begins ? openItem(state, row, number, task, body) : (state.items.at(-1) as OpenItem);
  const id = state.ids.take(`${item.id}.${item.measures.length + 1}`);
  const duty = cellDuty(state.text, row, columns, item.id);
  const span = { start: body.start, end: body.end };
  const base: Measure = { id, label: '', item: item.id, section: item.section, ...span, from: body.start, duty };
  state.measures.push(base);
  item.measures.push(id);
  const cells = row.filter((cell) => cell.start < cell.end);
  const end = Math.max(item.end, ...cells.map((cell) => cell.end));
  const start = Math.min(item.start, duty?.start ?? item.start);
  state.items[state.items.length - 1] = { ...item, start, end, measures: item.measures };
  extend(state, end);
}

const isFilled = (cell: Cell | undefined) => cell !== undefined && cell.start < cell.end;
const isOwn = (cell: Cell | undefined) => isFilled(cell) && cell?.merged === false;

function openItem(
  state: TableState,
  row: readonly Cell[],
  number: Cell | undefined,
  task: Cell | undefined,
  body: Cell,
): OpenItem {
  const { text, items } = state;
  const label = isOwn(number) && number ? text.slice(number.start, number.end) : '';
  const before = items.at(-1);
  const { title, printed } = titleOf(text, task, body, before?.title);
  const value = numberOf(label) ?? printed ?? (before && before.label !== '' ? before.number : items.length + 1);
  const section: Section | null = state.open;
  const bare = /[.-]/.test(label) ? label : String(value);
  const id = state.ids.take(bare, `${section?.id ?? ''}${bare}`);
  const start = row.find((cell) => isOwn(cell))?.start ?? body.start;
  const titleEnd = body.start === task?.start || !task ? body.end : Math.max(task.end, start);
  if (label !== '' && before?.section === (section?.id ?? null) && before && value !== before.number + 1 && value !== 1)
    state.problems.push({ at: start, message: `编号不连续：${before.label}之后是${label}` });
  const item: OpenItem = {
    id,
    label,
    number: value,
    title,
    titleEnd,
    section: section?.id ?? null,
    start,
    end: start,
    measures: [],
  };
  items.push(item);
  return item;
}

/** The number in a cell: 3, 三, （三）, or the last part of 1.3. */
function numberOf(label: string): number | null {
  const last = /(\d+|[一二三四五六七八九十百]+)[^\d一二三四五六七八九十百]*$/.exec(label.normalize('NFKC'))?.[1];
  return last === undefined ? null : toNumber(last);
}

/** The task in front of the measure, or the first words of what is both; a blank task goes on from the row above. */
function titleOf(text: string, task: Cell | undefined, body: Cell, before: string | undefined) {
  const flat = (cell: Cell) => text.slice(cell.start, cell.end).replace(/\s*\n\s*/g, '');
  const words = flat(body);
  const named = task && isFilled(task) ? flat(task) : task ? (before ?? '') : '';
  const marker = readMarker(named);
  const first = /^[^，。；：\n]+/.exec(words)?.[0] ?? words;
  const title = named === '' || body.start === task?.start ? first : named.slice(marker?.length ?? 0);
  return { title, printed: marker?.number };
}

/** The open section, and the one above it, reach to the end of the row. */
function extend(state: TableState, end: number): void {
  for (let id = state.open?.id ?? null, i = state.sections.length - 1; id !== null && i >= 0; i--) {
    const section = state.sections[i];
    if (section?.id !== id) continue;
    state.sections[i] = { ...section, end: Math.max(section.end, end) };
    id = section.parent;
  }
}
