import type { Problem, Span } from '../plan/plan.ts';
import { toNumber } from '../text/numeral.ts';
import { PARSE_LIMITS } from './limits.ts';
import { trim } from './lines.ts';
import { readMarker } from './marker.ts';

/** A point inside an item: 一是…, 首先…, （1）…, ①…, ——…, ●…. */
interface Point extends Span {
  readonly label: string;
}

/** Points of an item, and what is odd about their numbers. */
interface Points {
  readonly points: readonly Point[];
  readonly problems: readonly Problem[];
}

interface Series {
  /** The first group is the label. A label counts only at the start of a sentence or of a line. */
  readonly pattern: RegExp;
  /** Rank of a label; null where the series is not counted. */
  readonly rank: (label: string) => number | null;
}

interface Label {
  readonly label: string;
  readonly at: number;
  readonly rank: number | null;
}

const SENTENCE = '(?:^|[。；;：:!！?？][”）)]?\\s*|\\n[^\\S\\n]*|[）)]\\s*|(?<=[\\u4e00-\\u9fff])\\.\\s*)';
const HAN = '[一二三四五六七八九十]{1,3}';
const STEPS = ['首先', '其次', '再次', '然后', '最后'];
const inner = (label: string) => toNumber(label.normalize('NFKC').replace(/[^0-9一二三四五六七八九十]/g, ''));
const counted = (source: string) => ({ pattern: new RegExp(source, 'g'), rank: inner });
const listed = (pattern: RegExp) => ({ pattern, rank: () => null });

const SERIES: readonly Series[] = [
  counted(`${SENTENCE}(${HAN}[是要]|${HAN}则(?=[\\u4e00-\\u9fff]))`),
  {
    pattern: new RegExp(`${SENTENCE}(首先|其次|再次|然后|最后)(?:[，,、：:]|(?=要|是))`, 'g'),
    rank: (label) => STEPS.indexOf(label) + 1,
  },
  counted(`${SENTENCE}([第其]${HAN})[，,、：:]`),
  counted(`${SENTENCE}([（(]\\d{1,2}[)）]|\\d{1,2}[)）])`),
  counted(`(?:^|[。；;：:！]\\s*)(\\d{1,2}[.．、])(?!\\d)`),
  counted(`(?:^|[\\s。；;：:，,、）)])([①-⑳⑴-⒇❶-❿㊀-㊉])`),
  listed(/(?:^|[。；;：:][^\S\n]*|\n[^\S\n]*)(——|[●■◆•▪◇○□▲△★☆➢►※◎])/g),
  listed(/(?:^|\n[^\S\n]*)([-*+·–—]\s+(?=\S)|【[^【】\n]{1,30}】)/g),
];

/** Points of an item's body in printed order; none where it has no series of at least two. The outermost series counts. */
export function readPoints(text: string, body: Span): Points {
  const content = text.slice(body.start, body.end);
  const all = [...SERIES.map((series) => labels(content, series)), ...headings(content)];
  const long = all.filter((series) => series.length >= 2);
  const outer = long.reduce<Label[]>(
    (best, series) => ((series[0]?.at ?? 0) < (best[0]?.at ?? content.length) ? series : best),
    [],
  );
  const points = outer.map(({ label, at }, i) => {
    const { start, end } = trim(text, body.start + at, body.start + (outer[i + 1]?.at ?? content.length));
    return { label: label.trim(), start, end };
  });
  return { points, problems: gaps(outer, body.start) };
}

/** Labels of a series as they rise; a repeated number is kept, a number that falls belongs to a series within. */
function labels(content: string, series: Series): Label[] {
  const found: Label[] = [];
  let last = 0;
  for (const match of content.matchAll(series.pattern)) {
    const label = match[1] ?? '';
    const rank = series.rank(label);
    const at = match.index + match[0].indexOf(label);
    const begins = last > 0 || rank === 1 || (rank === 2 && /^\s*$/.test(content.slice(0, at)));
    if (rank === null) found.push({ label, at, rank });
    else if (begins && (rank > last || (rank === last && rank > 1))) {
      found.push({ label, at, rank });
      last = rank;
    }
  }
  return found;
}

/** Numbers at line starts that are no headings of the plan: （一） and 1. below 第一条. */
function headings(content: string): readonly Label[][] {
  const found = new Map<string, Label[]>();
  for (const match of content.matchAll(/(?:^|\n)[^\S\n]*(?=\S)/g)) {
    const at = match.index + match[0].length;
    const marker = readMarker(content.slice(at, at + PARSE_LIMITS.marker).split('\n')[0] ?? '');
    if (!marker || marker.weak) continue;
    const series = found.get(marker.kind) ?? [];
    found.set(marker.kind, series);
    const last = series.at(-1)?.rank ?? 0;
    if (marker.number > last && (last > 0 || marker.number === 1))
      series.push({ label: marker.label, at, rank: marker.number });
  }
  return [...found.values()];
}

function gaps(labels: readonly Label[], offset: number): readonly Problem[] {
  return labels.flatMap(({ label, at, rank }, i) => {
    const last = labels[i - 1]?.rank ?? 0;
    if (rank === null || rank === last + 1 || STEPS.includes(label)) return [];
    const message = rank === last ? `“${label.trim()}”出现了两次` : `“${label.trim()}”前面缺一点`;
    return [{ at: offset + at, message }];
  });
}
