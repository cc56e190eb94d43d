import type { Duty, Front, Item, Measure, Problem, Section } from '../plan/plan.ts';
import { isLayoutLine } from './bounds.ts';
import { withClosing, withTimes } from './closing.ts';
import { bareLabel, type Ids, openIds, readGaps } from './ids.ts';
import { readItem } from './item.ts';
import type { Line } from './lines.ts';
import type { MarkerKind } from './marker.ts';
import { toDuty } from './measure.ts';
import { type Node, readOutline } from './outline.ts';
import { type HeadingRole, namedDuty, officeHeads, type ReadSection, readRoles, readSection } from './section.ts';

/** What the headings of a plan hold. */
export interface PlanBody {
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  /** General chapters and the words in front of an item's points. */
  readonly front: readonly Front[];
  readonly problems: readonly Problem[];
}

interface Reading {
  readonly text: string;
  readonly ids: Ids;
  readonly roles: ReadonlyMap<Node, HeadingRole>;
  readonly homes: Map<Node, ReadSection>;
  readonly ends: ReadonlyMap<Node, number>;
  readonly restarts: ReadonlySet<MarkerKind>;
  /** Headings that are the name of an office. */
  readonly offices: ReadonlySet<Node>;
  readonly sections: Section[];
  readonly items: Item[];
  readonly measures: Measure[];
  readonly front: Front[];
  readonly problems: Problem[];
}

/** Reads the plan between its first heading and its end. */
export function readBody(text: string, lines: readonly Line[], year: number | null): PlanBody {
  const { levels, nodes, loose } = readOutline(text, lines);
  const leaf = levels.at(-1) ?? null;
  const roles = readRoles(nodes, leaf, year);
  const ids = openIds();
  for (const name of ['前言', '上年回顾', '结语']) ids.take(name);
  const reading: Reading = {
    text,
    ids,
    roles,
    homes: new Map(),
    ends: readEnds(nodes),
    restarts: restarting(nodes, roles),
    offices: officeHeads(nodes),
    sections: [],
    items: [],
    measures: [],
    front: [],
    problems: [...readGaps(nodes)],
  };
  addFront(reading, null, loose);
  for (const node of nodes) place(reading, node);
  const closed = withClosing(text, withLeads(reading.measures));
  const front = [...reading.front, ...closed.front];
  return { ...reading, front, measures: withTimes(text, closed.measures) };
}

/** Kinds of headings that begin at 1 more than once; of plain numbers those of items count. */
function restarting(nodes: readonly Node[], roles: ReadonlyMap<Node, HeadingRole>): ReadonlySet<MarkerKind> {
  const counts = (node: Node) => node.marker.number === 1 && (node.marker.kind !== 'number' || roles.get(node)?.item);
  const firsts = nodes.filter(counts).map((node) => node.marker.kind);
  const twice = firsts.filter((kind, i) => firsts.indexOf(kind) !== i);
  return new Set(twice.filter((kind) => kind !== 'decimal' && kind !== 'subdecimal'));
}

/** Where what a heading holds ends. */
function readEnds(nodes: readonly Node[]): ReadonlyMap<Node, number> {
  const ends = new Map<Node, number>();
  for (const node of nodes.toReversed()) {
    const last = node.children.at(-1);
    ends.set(node, Math.max(node.line.end, node.rest.at(-1)?.end ?? 0, last ? (ends.get(last) ?? 0) : 0));
  }
  return ends;
}

/** The nearest section above a heading. */
function homeOf(reading: Reading, node: Node | null): ReadSection | null {
  for (let at = node; at !== null; at = at.parent) {
    const home = reading.homes.get(at);
    if (home) return home;
  }
  return null;
}

function place(reading: Reading, node: Node): void {
  const role = reading.roles.get(node);
  const parent = homeOf(reading, node.parent);
  if (!role) return;
  if (role.section) {
    const end = reading.ends.get(node) ?? node.line.end;
    const long = reading.restarts.has(node.marker.kind);
    const home = readSection(reading.text, node, reading.ids, parent?.section ?? null, end, long);
    const named = reading.offices.has(node) && home.duties.length === 0 ? [namedDuty(home.section)] : [];
    reading.homes.set(node, { ...home, duties: [...home.duties, ...named] });
    reading.sections.push(home.section);
    if (!role.item) placeText(reading, home, role);
    if (role.past && node.parent === null)
      reading.problems.push({ at: node.line.start, message: `“${home.section.title}”说的是以前的工作，没有列为任务` });
  } else if (role.general) addFront(reading, parent?.section ?? null, [node.line, ...node.rest]);
  if (role.item) placeItem(reading, node, parent);
}

/** Text right below a heading: that of a general chapter is a part of its own, any other leads to what stands below. */
function placeText(reading: Reading, home: ReadSection, role: HeadingRole): void {
  if (role.general) addFront(reading, home.section, home.lines);
  else if (home.lines.some((line) => !isLayoutLine(line.text))) {
    const [first, last] = [home.lines[0], home.lines.at(-1)];
    const below = home.node.children[0]?.line.start ?? Number.POSITIVE_INFINITY;
    const before = home.lines.filter((line) => line.start < below);
    const id = reading.ids.take(`${home.section.id}导语`);
    const lead = before.length > 0 ? before.at(-1) : last;
    if (first && lead)
      reading.front.push({ id, section: home.section.id, item: null, start: first.start, end: lead.end });
  }
}

function addFront(reading: Reading, section: Section | null, lines: readonly Line[]): void {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return;
  const before = reading.front.at(-1);
  if (before?.section === (section?.id ?? null) && section)
    reading.front[reading.front.length - 1] = { ...before, end: last.end };
  else {
    const id = reading.ids.take(section?.title || section?.label || '导语');
    reading.front.push({ id, section: section?.id ?? null, item: null, start: first.start, end: last.end });
  }
}

function placeItem(reading: Reading, node: Node, parent: ReadSection | null): void {
  const own = reading.homes.get(node) ?? null;
  const home = parent ?? own;
  const { kind, label, number } = node.marker;
  const bare = kind === 'number' ? String(number) : bareLabel(label);
  const path = `${home?.section.id ?? ''}${bare}`;
  const wished = reading.restarts.has(kind) ? [path] : kind === 'number' ? [bare] : [bare, path];
  const id = own?.section.id ?? reading.ids.take(...wished);
  const read = readItem(reading.text, id, node, home?.section ?? null);
  if (read.measures.length === 0) reading.problems.push({ at: node.line.start, message: `条目没有内容：${label}` });
  reading.items.push(read.item);
  const named = reading.offices.has(node) ? toDuty([namedDuty(read.item)], 'item', read.item.id) : null;
  const duty = named ?? sectionDuty(reading, parent?.node ?? null);
  for (const measure of read.measures) reading.measures.push({ ...measure, duty: measure.duty ?? duty });
  if (read.lead) reading.front.push(read.lead);
  reading.problems.push(...read.problems);
}

/** What is said about the whole section, or the one above it. */
function sectionDuty(reading: Reading, node: Node | null): Duty | null {
  for (let at = node; at !== null; at = at.parent) {
    const home = reading.homes.get(at);
    if (home && home.duties.length > 0) return toDuty(home.duties, 'section', home.section.id);
  }
  return null;
}

/** 列第一位者为牵头单位，下同 is said once and holds for all that follow. */
function withLeads(measures: readonly Measure[]): readonly Measure[] {
  const first = measures.findIndex((measure) => measure.duty?.leads === true);
  if (first < 0) return measures;
  return measures.map((measure, i) =>
    i > first && measure.duty && !measure.duty.leads ? { ...measure, duty: { ...measure.duty, leads: true } } : measure,
  );
}
