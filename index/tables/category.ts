import type { Cell } from '../parse/document.ts';
import { bareLabel, type Ids } from '../parse/ids.ts';
import { readMarker } from '../parse/marker.ts';
import type { Item, Measure, Problem, Section } from '../plan/plan.ts';

/** Tables while they are read; an item is open until another number or task is printed. */
export interface TableState {
  readonly text: string;
  readonly ids: Ids;
  readonly sections: Section[];
  readonly items: (Item & { readonly measures: string[] })[];
  readonly measures: Measure[];
  readonly problems: Problem[];
  title: string | null;
  /** The category that is open. */
  open: Section | null;
}

/** Opens a category of the table; what was open ends. */
export function openSection(state: TableState, cell: Cell): void {
  const words = state.text.slice(cell.start, cell.end).replace(/\s*\n\s*/g, '');
  const read = readMarker(words);
  const marker = read?.kind === 'month' || read?.kind === 'stage' ? null : read;
  const label = marker?.label ?? '';
  const level = marker?.kind === 'minor' ? 2 : 1;
  const parent = level === 2 ? (state.sections.findLast((section) => section.level === 1)?.id ?? null) : null;
  const title = words.slice(marker?.length ?? 0).replace(/[（(](?:共)?\d+[项条个][)）]$/, '');
  const wished = label === '' ? title : bareLabel(label);
  const id = state.ids.take(...(parent === null ? [wished] : [wished, `${parent}${wished}`]));
  const section = { id, label, title, level, parent, start: cell.start, headingEnd: cell.end, end: cell.end };
  state.sections.push(section);
  state.open = section;
}
