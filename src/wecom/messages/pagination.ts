import { type Answer, type Part, type Quote, quotedUnits, type Row } from '../../../intents/answer/answer.ts';
import { say } from '../../../intents/compose/parts.ts';
import { GROUP_PAGE } from '../limits.ts';

/** A part of an answer that is shown at once: its quotations from `from` to `until`, of so many. */
interface AnswerPage {
  readonly answer: Answer;
  readonly until: number;
  readonly total: number;
}

/** Cuts an answer to what a group is shown at once; quotations before `from` were shown already. */
export function paginate(answer: Answer, from: number): AnswerPage {
  const quoted = quotedUnits(answer);
  const lengths = answer.parts.flatMap((part) => countedOf(part, quoted).map(({ citation }) => citation.quote.length));
  const until = endOf(lengths, from);
  let at = 0;
  const parts = answer.parts.flatMap((part): readonly Part[] => {
    const first = at;
    at += countedOf(part, quoted).length;
    const inside = (i: number) => first + i >= from && first + i < until;
    if (part.kind === 'quotes') return only({ ...part, quotes: part.quotes.filter((_, i) => inside(i)) });
    if (part.kind !== 'facts') return from === 0 ? [part] : [];
    const counted = part.rows.filter((row) => !quoted.has(row.citation.unit));
    return only({
      ...part,
      rows: part.rows.filter((row) => (quoted.has(row.citation.unit) ? from === 0 : inside(counted.indexOf(row)))),
    });
  });
  const lead = from === 0 ? [] : [say(`接上，第${from + 1}处起：`)];
  return { answer: { ...answer, parts: [...lead, ...parts] }, until, total: lengths.length };
}

/** What is counted: quotations, and facts whose measure is not quoted besides. */
function countedOf(part: Part, quoted: ReadonlySet<string>): readonly (Quote | Row)[] {
  if (part.kind === 'quotes') return part.quotes;
  return part.kind === 'facts' ? part.rows.filter((row) => !quoted.has(row.citation.unit)) : [];
}

/** Index behind the last that is shown; one is always. */
function endOf(lengths: readonly number[], from: number): number {
  let until = from;
  let characters = 0;
  while (until < lengths.length && until - from < GROUP_PAGE.quotes) {
    characters += lengths[until] ?? 0;
    if (until > from && characters > GROUP_PAGE.characters) break;
    until++;
  }
  return until;
}

function only(part: Part): readonly Part[] {
  const isEmpty =
    (part.kind === 'quotes' && part.quotes.length === 0) || (part.kind === 'facts' && part.rows.length === 0);
  return isEmpty ? [] : [part];
}
