import type { Duty, Front, Item, Measure, Problem, Section } from '../plan/plan.ts';
import { isAside } from './bounds.ts';
import { bareLabel, type Ids, openIds, readGaps } from './ids.ts';
import { readItem } from './item.ts';
import type { Line } from './lines.ts';
import { toDuty } from './measure.ts';
import { type Node, readOutline } from './outline.ts';
import { type ReadSection, type Role, readRoles, readSection } from './section.ts';

/** What the headings of a plan hold. */
export interface Body {
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
  readonly roles: ReadonlyMap<Node, Role>;
  readonly homes: Map<Node, ReadSection>;
  readonly ends: ReadonlyMap<Node, number>;
  readonly restarts: boolean;
  readonly sections: Section[];
  readonly items: Item[];
  readonly measures: Measure[];
  readonly front: Front[];
  readonly problems: Problem[];
}

/** Reads the plan between its first heading and its end. */
export function readBody(text: string, lines: readonly Line[]): Body {
  const { levels, nodes } = readOutline(text, lines);
  const leaf = levels.at(-1) ?? null;
  const roles = readRoles(nodes, leaf);
  const firsts = nodes.filter(
    (node) => node.marker.kind === leaf && node.marker.number === 1 && (leaf !== 'number' || roles.get(node)?.item),
  );
  const reading: Reading = {
    text,
    ids: openIds(),
    roles,
    homes: new Map(),
    ends: readEnds(nodes),
    restarts: firsts.length > 1,
    sections: [],
    items: [],
    measures: [],
    front: [],
    problems: [...readGaps(nodes)],
  };
  for (const node of nodes) place(reading, node);
  return { ...reading, measures: withLeads(reading.measures) };
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
    const home = readSection(reading.text, node, reading.ids, parent?.section ?? null, end);
    reading.homes.set(node, home);
    reading.sections.push(home.section);
    if (!role.item) placeText(reading, home, role.general);
  } else if (role.general) addFront(reading, parent?.section ?? null, [node.line, ...node.rest]);
  if (role.item) placeItem(reading, node, parent);
}

/** Text right below a heading: that of a general chapter is kept, any other has no place. */
function placeText(reading: Reading, home: ReadSection, general: boolean): void {
  if (general) addFront(reading, home.section, home.lines);
  else
    for (const line of home.lines.filter((line) => !isAside(line.text)))
      reading.problems.push({ at: line.start, message: '标题下的这段文字不属于任何条目' });
}

function addFront(reading: Reading, section: Section | null, lines: readonly Line[]): void {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return;
  const before = reading.front.at(-1);
  if (before?.section === (section?.id ?? null) && section)
    reading.front[reading.front.length - 1] = { ...before, end: last.end };
  else {
    const id = reading.ids.take(section?.title || section?.label || '前言');
    reading.front.push({ id, section: section?.id ?? null, item: null, start: first.start, end: last.end });
  }
}

function placeItem(reading: Reading, node: Node, parent: ReadSection | null): void {
  const own = reading.homes.get(node) ?? null;
  const home = parent ?? own;
  const { kind, label, number } = node.marker;
  const bare = kind === 'number' ? String(number) : bareLabel(label);
  const path = `${home?.section.id ?? ''}${bare}`;
  const wished = reading.restarts ? [path] : kind === 'number' ? [bare] : [bare, path];
  const id = own?.section.id ?? reading.ids.take(...wished);
  const read = readItem(reading.text, id, node, home?.section ?? null);
  if (read.measures.length === 0) reading.problems.push({ at: node.line.start, message: `条目没有内容：${label}` });
  reading.items.push(read.item);
  const duty = sectionDuty(reading, parent?.node ?? null);
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
