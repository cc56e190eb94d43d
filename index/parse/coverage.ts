import type { Matter, Plan, Problem, Span } from '../plan/plan.ts';
import type { Bounds } from './bounds.ts';
import type { Table } from './document.ts';
import { PARSE_LIMITS } from './limits.ts';
import type { Line } from './lines.ts';

/** What stands around the plan: its title, the lines in front of its first heading, those behind its end, its tables. */
export function readMatter(
  lines: readonly Line[],
  title: { readonly from: number; readonly to: number },
  bounds: Bounds,
  tables: readonly Table[],
): readonly Matter[] {
  const kindOf = (i: number): Matter['kind'] | null => {
    if (i >= title.from && i <= title.to) return 'title';
    if (i < bounds.first) return 'head';
    return i >= bounds.end ? 'back' : null;
  };
  const around = lines.flatMap(({ start, end }, i): Matter[] => {
    const kind = kindOf(i);
    return kind === null ? [] : [{ kind, start, end }];
  });
  const tabled = tables.map(({ start, end }): Matter => ({ kind: 'table', start, end }));
  return [...around, ...tabled].sort((a, b) => a.start - b.start);
}

/** Spans of a plan whose words can be quoted or are known to stand around it; headings count as far as their titles go. */
function coveredSpans(plan: Omit<Plan, 'problems'>): readonly Span[] {
  return [
    ...plan.sections.map(({ start, headingEnd }) => ({ start, end: headingEnd })),
    ...plan.items.map(({ start, titleEnd }) => ({ start, end: titleEnd })),
    ...plan.measures.map(({ from, end }) => ({ start: from, end })),
    ...plan.measures.flatMap(({ duty }) => (duty ? [duty] : [])),
    ...plan.front,
    ...plan.matter,
  ];
}

const SAYS = /[\p{L}\p{N}]/u;

/** Everything that no span covers and that says something, one problem each. */
export function findUnread(plan: Omit<Plan, 'problems'>): readonly Problem[] {
  const spans = coveredSpans(plan).toSorted((a, b) => a.start - b.start);
  const found: Problem[] = [];
  const put = (start: number, end: number) => {
    const words = plan.text.slice(start, end);
    const first = words.search(SAYS);
    if (first < 0 || words.replace(/[^\p{L}\p{N}]/gu, '').length < PARSE_LIMITS.unread) return;
    const last = words.trimEnd().length;
    const said = words.slice(first, last).replace(/\s+/g, '');
    const shown = said.length > PARSE_LIMITS.unreadShown ? `${said.slice(0, PARSE_LIMITS.unreadShown)}…` : said;
    found.push({ at: start + first, end: start + last, message: `这段文字没有读入：“${shown}”` });
  };
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) put(at, start);
    at = Math.max(at, end);
  }
  put(at, plan.text.length);
  return found;
}
