import { toNumber } from './numeral.ts';
import type { Span } from './plan.ts';

/** A point inside an item: 一是…, 首先…, （1）…, ①…, ——…, ●…. */
export interface Point extends Span {
  readonly label: string;
}

interface Series {
  /** The first group is the label. A label counts only at the start of a sentence or of a line. */
  readonly pattern: RegExp;
  /** Rank of a label; null where the series is not counted. */
  readonly rank: (label: string) => number | null;
}

const SENTENCE = '(?:^|[。；;：:!！?？]”?\\s*|\\n\\s*|(?<=[\\u4e00-\\u9fff])\\.\\s*)';
const STEPS = ['首先', '其次', '再次', '最后'];
const inner = (label: string) => toNumber(label.normalize('NFKC').replace(/[^0-9一二三四五六七八九十]/g, ''));

const ALL: readonly Series[] = [
  { pattern: new RegExp(`${SENTENCE}([一二三四五六七八九十]{1,3}[是要])`, 'g'), rank: inner },
  { pattern: new RegExp(`${SENTENCE}(首先|其次|再次|最后)[，,]`, 'g'), rank: (label) => STEPS.indexOf(label) + 1 },
  { pattern: new RegExp(`${SENTENCE}([（(]\\d{1,2}[)）]|\\d{1,2}[)）])`, 'g'), rank: inner },
  { pattern: new RegExp(`${SENTENCE}([①-⑳])`, 'g'), rank: inner },
  { pattern: /(?:^|\n\s*)(——|[●■◆])/g, rank: () => null },
];

/** Points of an item's body in printed order; none where it has no series of at least two. Numbers must rise from 1. */
export function readPoints(text: string, body: Span): readonly Point[] {
  const content = text.slice(body.start, body.end);
  for (const series of ALL) {
    const starts = labels(content, series);
    if (starts.length < 2) continue;
    return starts.map(({ label, at }, i) => {
      const next = starts[i + 1]?.at ?? content.length;
      const piece = content.slice(at, next).trimEnd();
      return { label, start: body.start + at, end: body.start + at + piece.length };
    });
  }
  return [];
}

function labels(content: string, series: Series): { label: string; at: number }[] {
  const found: { label: string; at: number }[] = [];
  let last = 0;
  for (const match of content.matchAll(series.pattern)) {
    const label = match[1] ?? '';
    const rank = series.rank(label);
    const at = match.index + match[0].lastIndexOf(label);
    if (rank === null) found.push({ label, at });
    else if (rank > last && (last > 0 || rank === 1)) {
      found.push({ label, at });
      last = rank;
    }
  }
  return found;
}
