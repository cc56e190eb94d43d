import type { FoundDuty } from '../duties/clause.ts';
import { findDuties, isDutyLine } from '../duties/duty.ts';
import { isOffice } from '../duties/prose.ts';
import type { Item, Section } from '../plan/plan.ts';
import { generalHead, isGeneral, isNever, isPast } from './chapter.ts';
import { bareLabel, type Ids } from './ids.ts';
import { type Line, trim } from './lines.ts';
import type { MarkerKind } from './marker.ts';
import type { Node } from './outline.ts';

/** What a heading is: it holds others, it holds measures, or its text is no measure at all. */
export interface HeadingRole {
  readonly section: boolean;
  readonly item: boolean;
  readonly general: boolean;
  /** Where it looks back at an earlier year. */
  readonly past: boolean;
}

/** Kinds of headings that are items even where nothing stands below them. */
const BARE: readonly MarkerKind[] = ['minor', 'month', 'stage', 'number', 'decimal', 'subdecimal', 'clause'];
/** Kinds that count tasks, not parts. */
const NUMBERS: readonly MarkerKind[] = ['number', 'decimal', 'subdecimal', 'clause'];

/** Says what each heading is. */
export function readRoles(
  nodes: readonly Node[],
  leaf: MarkerKind | null,
  year: number | null,
): ReadonlyMap<Node, HeadingRole> {
  const roles = new Map<Node, HeadingRole>();
  for (const node of nodes) {
    const above = node.parent ? roles.get(node.parent) : undefined;
    const numbered = NUMBERS.includes(node.marker.kind);
    const { words, rest } = headTitle(node);
    const past = above?.past === true || (!numbered && node.parent === null && isPast(words, year));
    const general = past || (above?.general === true ? staysGeneral(node, roles) : !numbered && isAim(node, words));
    const parts = node.children.length > 0;
    const text = node.rest.length > 0 || rest.text !== '';
    const leafy = node.marker.kind === leaf || (BARE.includes(node.marker.kind) && node.marker.kind !== 'part');
    const item = !general && !parts && (leafy || text || /[，；]/.test(words));
    const section = general
      ? !numbered && (parts || text || !above?.general)
      : parts || !item || isHome(node, leaf, text);
    roles.set(node, { general, past, item, section });
  }
  return roles;
}

/** A heading of a part that holds its tasks as text is a section as well. */
function isHome(node: Node, leaf: MarkerKind | null, text: boolean): boolean {
  const { kind } = node.marker;
  return text && !NUMBERS.includes(kind) && (kind !== leaf ? kind !== 'month' : isMany(node));
}

/** A general chapter; one that counts its demands, 一要…二要…, states tasks. */
function isAim(node: Node, words: string): boolean {
  return isGeneral(words) && (isNever(words) || node.children.length > 0 || !isMany(node));
}

/** Whether the text of a heading is a series of points: 一要…二要…三要…. */
function isMany(node: Node): boolean {
  const words = [node.head, ...node.rest].map((line) => line.text).join('\n');
  return /(?:^|[。；：\n])一[要是]/.test(words) && /[。；\n]二[要是]/.test(words);
}

/** Whether what stands below a general chapter is general too: 指导思想 is, numbered tasks are not. */
function staysGeneral(node: Node, roles: ReadonlyMap<Node, HeadingRole>): boolean {
  const { parent } = node;
  const above = parent ? headTitle(parent).words : '';
  const { words } = headTitle(node);
  if (isNever(words)) return true;
  const nested = parent?.parent !== null && parent !== null && roles.get(parent.parent)?.general === true;
  if (isNever(above) && (nested || /指导思想|原则|情况|背景/.test(above))) return true;
  if (NUMBERS.includes(node.marker.kind)) return false;
  return isGeneral(words) && (parent?.children ?? []).every((child) => isGeneral(headTitle(child).words));
}

/** The title of a heading that holds others, without its stop and its suffix, and what runs on behind it. */
function headTitle(node: Node): { words: string; rest: Line } {
  const { head } = node;
  const suffix = isDutyLine(head.text)
    ? undefined
    : /[（(](?=[^（()）]*[:：][^（()）]*[)）]|[^（()）]*(?:牵头|负责)[)）])/.exec(head.text);
  const stop = /[。]/.exec(head.text)?.index ?? head.text.length;
  const run = generalHead(head.text);
  const colon = /^[^，。；：:（(]{2,24}(?=[：:].{2})/.exec(head.text)?.[0].length ?? stop;
  const length = Math.min(stop, suffix?.index ?? stop, run > 0 ? run : stop, colon);
  const blank = /^[^，。；\s]{2,30}(?=\s+\S{12})/.exec(head.text.slice(0, length))?.[0].length ?? length;
  const words = head.text.slice(0, blank).replace(/[：:，,。\s]+$/, '');
  const rest = suffix?.index === blank ? trim('', 0, 0) : shift(head, blank);
  return { words, rest };
}

function shift(head: Line, from: number): Line {
  const cut = /^[\s。：:]*/.exec(head.text.slice(from))?.[0].length ?? 0;
  return { text: head.text.slice(from + cut), start: head.start + from + cut, end: head.end };
}

/** The name of a stage or a month that has no other title: 第一学期, 三月. */
export function nameOf({ marker, head }: Node): string {
  const named = marker.kind === 'month' || (marker.kind === 'stage' && head.text === '');
  return named ? marker.label.replace(/[：:\s]+$/, '') : '';
}

/** A section with its heading's node, the text right below it, and the suffix that is about all of it. */
export interface ReadSection {
  readonly node: Node;
  readonly section: Section;
  readonly lines: readonly Line[];
  readonly duties: readonly FoundDuty[];
}

/** Makes the section of a heading. `end` is where the last of what it holds ends; `long` gives it the id of its path. */
export function readSection(
  text: string,
  node: Node,
  ids: Ids,
  parent: Section | null,
  end: number,
  long: boolean,
): ReadSection {
  const { words, rest } = headTitle(node);
  const level = parent === null ? 1 : parent.level + 1;
  const bare = bareLabel(node.marker.label);
  const path = `${parent?.id ?? ''}${bare}`;
  const id = parent === null || long ? ids.take(path) : ids.take(bare, path);
  const headingEnd = rest.text === '' ? node.line.end : rest.start;
  const lines = [...(rest.text === '' ? [] : [rest]), ...node.rest];
  const own = lines.filter((line) => isDutyLine(line.text));
  const duties = [node.head, ...own].flatMap((line) =>
    rest.text === '' || line !== node.head ? findDuties(text, line) : [],
  );
  const name = nameOf(node);
  const { label } = name === '' ? node.marker : { label: '' };
  const base = { id, label, title: name || words, level, parent: parent?.id ?? null, start: node.line.start };
  const section = { ...base, headingEnd, end };
  return { node, section, lines: lines.filter((line) => !own.includes(line)), duties };
}

/** Headings that are offices: two at least stand side by side, or the chapter is about duties. */
export function officeHeads(nodes: readonly Node[]): ReadonlySet<Node> {
  const named = nodes.filter((node) => {
    const { words } = headTitle(node);
    return words.split('、').every(isOffice);
  });
  const beside = (node: Node) => named.filter((other) => other.parent === node.parent).length;
  const about = (node: Node) => node.parent !== null && /职责|分工/.test(headTitle(node.parent).words);
  return new Set(named.filter((node) => beside(node) > 1 || about(node)));
}

/** What the heading of an office says about all that stands below it. */
export function namedDuty({ title, start, ...unit }: Section | Item): FoundDuty {
  const end = 'headingEnd' in unit ? unit.headingEnd : unit.titleEnd;
  const base = { partner: [], deadline: null, leads: false, key: null, apart: true, inline: false };
  return { ...base, owner: title.split('、'), start, end };
}
