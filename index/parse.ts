import { isAside, readBounds } from './bounds.ts';
import { isDutyLine, readDuty, trailingDuty } from './duty.ts';
import { type Line, type Marker, readLines, readMarker } from './marker.ts';
import type { Duty, Front, Item, Measure, Plan, Problem, Section } from './plan.ts';
import { readPoints } from './points.ts';

/** A numbered item while its lines are read. */
interface Draft {
  readonly marker: Marker;
  readonly line: Line;
  readonly section: Section | null;
  readonly rest: Line[];
}

interface Reading {
  readonly text: string;
  readonly sections: Section[];
  readonly drafts: Draft[];
  readonly loose: { line: Line; section: Section | null }[];
  readonly problems: Problem[];
}

/** Reads a plan of the genre from decoded text. Never throws; what has no place is listed in `problems`. */
export function parse(id: string, text: string): Plan {
  const lines = readLines(text);
  const bounds = readBounds(lines);
  const reading: Reading = { text, sections: [], drafts: [], loose: [], problems: [] };
  for (let i = bounds.title + 1; i < bounds.end; i++) place(reading, lines[i] as Line);
  const title = lines[bounds.title]?.text ?? '';
  const year = /(\d{4})\s*年/.exec(title.normalize('NFKC'))?.[1];
  const { items, measures } = readItems(reading);
  const end = (section: Section) => sectionEnd(section, reading, items);
  const sections = reading.sections.map((section) => ({ ...section, end: end(section) }));
  const front = readFront(reading, sections, items);
  const { problems } = reading;
  return { id, text, title, year: year ? Number(year) : null, sections, items, measures, front, problems };
}

function place(reading: Reading, line: Line): void {
  const marker = readMarker(line.text);
  const section = reading.sections.at(-1) ?? null;
  const draft = reading.drafts.at(-1);
  const open = draft && draft.section === section ? draft : null;
  if (marker?.level === 'item') reading.drafts.push({ marker, line, section, rest: [] });
  else if (marker) reading.sections.push(heading(reading, marker, line));
  else if (open) open.rest.push(line);
  else if (!isAside(line.text)) reading.loose.push({ line, section });
}

function heading(reading: Reading, marker: Marker, line: Line): Section {
  const level = marker.level === 'chapter' ? 1 : 2;
  const parent = level === 1 ? null : (reading.sections.findLast((s) => s.level === 1)?.id ?? null);
  const bare = marker.label
    .replace(/[、．.]/g, '')
    .replace('（', '(')
    .replace('）', ')');
  const taken = (id: string) => reading.sections.some((s) => s.id === id);
  const path = taken(bare) && parent !== null ? `${parent}${bare}` : bare;
  const id = taken(path) ? `${path}#${line.start}` : path;
  if (id !== path) reading.problems.push({ at: line.start, message: `标题编号重复：${marker.label}` });
  const title = line.text.slice(marker.length);
  return { id, label: marker.label, title, level, parent, start: line.start, headingEnd: line.end, end: line.end };
}

function readItems(reading: Reading): { items: Item[]; measures: Measure[] } {
  const numbers = reading.drafts.map((draft) => draft.marker.number);
  const restarts = new Set(numbers).size < numbers.length;
  const items: Item[] = [];
  const measures: Measure[] = [];
  for (const draft of reading.drafts) {
    const path = `${restarts ? (draft.section?.id ?? '') : ''}${draft.marker.number}`;
    const id = items.some((item) => item.id === path) ? `${path}#${draft.line.start}` : path;
    if (id !== path) reading.problems.push({ at: draft.line.start, message: `条目编号重复：${draft.marker.label}` });
    const { item, points } = readItem(reading.text, id, draft);
    if (points.length === 0) reading.problems.push({ at: draft.line.start, message: `条目没有内容：${item.label}` });
    items.push(item);
    measures.push(...points);
  }
  return { items, measures };
}

function readItem(text: string, id: string, draft: Draft): { item: Item; points: Measure[] } {
  const { line, marker, section } = draft;
  const dutyLine = draft.rest.findIndex((rest) => isDutyLine(rest.text));
  const own = draft.rest[dutyLine];
  const last = (dutyLine < 0 ? draft.rest.at(-1) : draft.rest[dutyLine - 1]) ?? line;
  const titleStart = line.start + marker.length;
  const stop = /[。]/.exec(line.text.slice(marker.length));
  const titleEnd = stop ? titleStart + stop.index : line.end;
  const body = { start: skip(text, stop ? titleEnd + 1 : titleEnd), end: last.end };
  const whole = own ? readDuty(own.text, own) : null;
  const base = { id, label: marker.label, number: marker.number, title: text.slice(titleStart, titleEnd) };
  const points = readMeasures(text, { id, section: section?.id ?? null, start: line.start }, body, whole);
  const end = Math.max(own?.end ?? 0, body.end, line.end);
  const measures = points.map((point) => point.id);
  return { item: { ...base, titleEnd, section: section?.id ?? null, start: line.start, end, measures }, points };
}

interface Owner {
  readonly id: string;
  readonly section: string | null;
  readonly start: number;
}

function readMeasures(text: string, item: Owner, body: { start: number; end: number }, whole: Duty | null): Measure[] {
  if (body.start >= body.end) return [];
  const common = { item: item.id, section: item.section };
  const points = readPoints(text, body);
  if (points.length === 0) {
    const { duty, end } = trailingDuty(text, body);
    if (end <= body.start) return [];
    return [{ ...common, id: item.id, label: '', start: body.start, end, from: item.start, duty: duty ?? whole }];
  }
  const read = points.map((point) => ({ point, ...trailingDuty(text, point) }));
  const last = read.at(-1)?.duty ?? null;
  const shared = read.slice(0, -1).some(({ duty }) => duty !== null) ? null : last;
  return read.map(({ point, duty, end }, i) => {
    const id = `${item.id}.${i + 1}`;
    return {
      ...common,
      id,
      label: point.label,
      start: point.start,
      end,
      from: point.start,
      duty: duty ?? shared ?? whole,
    };
  });
}

function skip(text: string, offset: number): number {
  let at = offset;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

function sectionEnd(section: Section, reading: Reading, items: readonly Item[]): number {
  const next = reading.sections.find((other) => other.start > section.start && other.level <= section.level);
  const limit = next?.start ?? Number.POSITIVE_INFINITY;
  const inside = [...items, ...reading.sections, ...reading.loose.map(({ line }) => line)];
  const ends = inside.filter((part) => part.start >= section.start && part.start < limit).map((part) => part.end);
  return Math.max(section.headingEnd, ...ends);
}

/** 前言 in front of the first heading, and the text of a chapter that has no items, named by its title. */
function readFront(reading: Reading, sections: readonly Section[], items: readonly Item[]): Front[] {
  const front: Front[] = [];
  for (const { line, section } of reading.loose) {
    const home = sections.find((s) => s.id === section?.id) ?? null;
    const holds = items.some((item) => item.start >= (home?.start ?? 0) && item.end <= (home?.end ?? 0));
    const id = home?.title ?? '前言';
    const last = front.at(-1);
    if (home && holds) reading.problems.push({ at: line.start, message: '标题下的这段文字不属于任何条目' });
    else if (last?.id === id) front[front.length - 1] = { ...last, end: line.end };
    else front.push({ id, section: home?.id ?? null, start: line.start, end: line.end });
  }
  return front;
}
