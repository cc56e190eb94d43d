import type { FoundDuty } from '../duties/clause.ts';
import { findDuties, isDutyLine } from '../duties/duty.ts';
import type { Item, Section } from '../plan/plan.ts';
import { readTitle } from './heading.ts';
import { PARSE_LIMITS } from './limits.ts';
import { type Line, trim } from './lines.ts';
import { type Measured, readMeasures } from './measure.ts';
import type { Node } from './outline.ts';
import { nameOf } from './section.ts';

/** An item with its measures. */
interface ReadItem extends Measured {
  readonly item: Item;
}

/** Reads a heading without headings below it as an item of a section. */
export function readItem(text: string, id: string, node: Node, section: Section | null): ReadItem {
  const lone = node.head.text === '' && node.rest.length > 0;
  const head = lone ? (node.rest[0] as Line) : node.head;
  const rest = lone ? node.rest.slice(1) : node.rest;
  const more = rest.some((line) => !isDutyLine(line.text));
  const whole = titleSuffix(text, head, more);
  const titled =
    nameOf(node) !== ''
      ? { title: trim('', 0, 0), body: head.start }
      : readTitle(text, head, more && head.text !== '', whole && isShort(head, whole.start) ? whole : null);
  const own = whole && isShort(head, whole.start) ? whole : null;
  const end = rest.at(-1)?.end ?? head.end;
  const owner = { id, section: section?.id ?? null, start: node.line.start, whole: own };
  const read = readMeasures(text, owner, { start: Math.max(titled.body, own?.end ?? 0), end });
  // A sentence with nothing behind it but a suffix is no title.
  const alone = read.measures.length === 0 && head.text !== '';
  const measured = alone ? readMeasures(text, { ...owner, whole: null }, { start: head.start, end }) : read;
  const name = nameOf(node);
  const item: Item = {
    id,
    label: name === '' ? node.marker.label : '',
    number: node.marker.number,
    title: name === '' ? text.slice(titled.title.start, titled.title.end) : name,
    titleEnd: name === '' ? titled.title.end : node.line.start + name.length,
    section: owner.section,
    start: node.line.start,
    end: Math.max(end, node.line.end),
    measures: measured.measures.map((measure) => measure.id),
  };
  return { ...measured, item };
}

/** The suffix of a title: alone behind it where lines follow, or in brackets with the text behind it: 道路（责任单位：…）：…. */
function titleSuffix(text: string, head: Line, more: boolean): FoundDuty | null {
  const duties = findDuties(text, head);
  const [first] = duties;
  if (!first) return null;
  const behind = text.slice(first.end, head.end);
  if (more && duties.length === 1 && behind.replace(/[\s。]/g, '') === '') return first;
  const title = text.slice(head.start, first.start);
  const runs = /^[（(]/.test(text.slice(first.start, first.end)) && /^\s*[：:。]\s*\S/.test(behind);
  return runs && title.length > 1 && !/[，。；：:]/.test(title) ? first : null;
}

/** Whether the words in front of a suffix are a title, not a paragraph. */
function isShort(head: Line, suffix: number): boolean {
  return (
    suffix - head.start <= PARSE_LIMITS.ownLineTitle && !/[。；;]/.test(head.text.slice(0, suffix - head.start - 1))
  );
}
