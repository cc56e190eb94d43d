import { isDutyLine } from '../duties/duty.ts';
import { type Levels, readLevels } from './levels.ts';
import { PARSE_LIMITS } from './limits.ts';
import { type Line, trim } from './lines.ts';
import { type Marker, type MarkerKind, readMarker } from './marker.ts';

/** A heading with the lines and the headings below it. */
export interface Node {
  readonly marker: Marker;
  readonly line: Line;
  /** The words behind the marker. */
  readonly head: Line;
  readonly parent: Node | null;
  readonly children: Node[];
  /** Lines between this heading and the next one. */
  readonly rest: Line[];
}

/** A plan's headings as a tree, and the lines in front of the first one. */
interface Outline {
  readonly levels: Levels;
  /** All headings in printed order. */
  readonly nodes: readonly Node[];
  readonly loose: readonly Line[];
}

/** Reads the headings of a plan; levels follow from how the plan nests its numbers. */
export function readOutline(text: string, lines: readonly Line[]): Outline {
  const markers = readMarkers(lines);
  const levels = readLevels(markers.filter((marker) => marker !== null));
  const nodes: Node[] = [];
  const loose: Line[] = [];
  const open: Node[] = [];
  lines.forEach((line, i) => {
    const marker = markers[i] ?? null;
    const depth = marker ? levels.indexOf(marker.kind) : -1;
    if (!marker || depth < 0) {
      (homeOf(open, line)?.rest ?? loose).push(line);
      return;
    }
    while (open.length > 0 && levels.indexOf((open.at(-1) as Node).marker.kind) >= depth) open.pop();
    const parent = open.at(-1) ?? null;
    const head = trim(text, line.start + marker.length, line.end);
    const node: Node = { marker, line, head, parent, children: [], rest: [] };
    parent?.children.push(node);
    nodes.push(node);
    open.push(node);
  });
  return { levels, nodes, loose };
}

/** The heading that a line belongs to; （第一部分责任科室：…） is about the chapter above. */
function homeOf(open: readonly Node[], line: Line): Node | undefined {
  const about = /^[（(]?(?:第[一二三四五六七八九十]{1,3}(?:部分|章)|本(?:部分|章|节))(?=[^，。；]{2,8}[:：])/.exec(
    line.text,
  )?.[0];
  if (open.length < 2) return open.at(-1);
  if (/^[（(]?(?:以上|上述)/.test(line.text) && isDutyLine(line.text)) return open.at(-2);
  if (about === undefined) return open.at(-1);
  return about.endsWith('节') ? open.at(-2) : open[0];
}

/** Kinds that are headings only where they stand more than once. */
const LEAST: Partial<Record<MarkerKind, number>> = { month: PARSE_LIMITS.months, stage: PARSE_LIMITS.stages };

/** The marker of each line; a number without a dot, and 3.1, count only where they go on from the one before. */
export function readMarkers(lines: readonly Line[]): readonly (Marker | null)[] {
  const found = lines.map((line) => readMarker(line.text));
  const count = (kind: MarkerKind) => found.filter((marker) => marker?.kind === kind).length;
  const rare = new Set((Object.keys(LEAST) as MarkerKind[]).filter((kind) => count(kind) < (LEAST[kind] ?? 0)));
  const chained = decimalChain(found);
  const read = found.map((marker, i) => (marker && (rare.has(marker.kind) || !chained(i)) ? null : marker));
  const following = nextNumbers(read);
  let last = 0;
  return read.map((marker, i) => {
    if (!marker) return null;
    if (marker.kind !== 'number') {
      if (marker.kind !== 'clause') last = follows(following[i], last) ? last : 0;
      return marker;
    }
    const begins = marker.number === 1 && following[i] === 2;
    if (marker.weak && !(last > 0 && marker.number === last + 1) && !begins) return null;
    last = marker.number;
    return marker;
  });
}

/** Which of the lines 3.1, 3.2 are headings: those that begin at 1 or go on from the one before; 5.20 alone is none. */
function decimalChain(markers: readonly (Marker | null)[]): (at: number) => boolean {
  const open = new Map<string, number>();
  const kept = markers.map((marker) => {
    if (marker?.kind !== 'decimal' && marker?.kind !== 'subdecimal') return true;
    const above = marker.label.normalize('NFKC').replace(/\D+$/, '').replace(/\d+$/, '');
    const last = open.get(above) ?? 0;
    if (marker.number <= last || marker.number > last + 2) return false;
    open.set(above, marker.number);
    return true;
  });
  const lone = [...open.values()].every((last) => last < 2) && open.size < 2;
  return (at) => {
    const kind = markers[at]?.kind;
    return (kind !== 'decimal' && kind !== 'subdecimal') || (kept[at] === true && !lone);
  };
}

/** For each line the number of the next numbered line. */
function nextNumbers(markers: readonly (Marker | null)[]): readonly number[] {
  const next: number[] = new Array(markers.length).fill(0);
  let number = 0;
  for (let i = markers.length - 1; i >= 0; i--) {
    next[i] = number;
    const marker = markers[i];
    if (marker?.kind === 'number') number = marker.number;
  }
  return next;
}

const follows = (next: number | undefined, last: number) => next === last + 1;
