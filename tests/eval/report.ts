import type { Reply } from './reply.ts';
import { byGroup, type Figure, isRight, percent, type Result, type Verdict } from './verdict.ts';

/** Longest piece of a reply that is printed, in characters. */
const SHORT = 110;
/** Names of a group that stand on one line. */
const COLUMNS = 6;

/** A figure with its counts: 96.3% (1261/1310). */
export function figureLine(name: string, figure: Figure): string {
  return `${name} ${percent(figure).toFixed(1)}% (${figure.part}/${figure.whole})`;
}

/** The figures of a set: the whole, then by each of its groups. */
export function figureLines({ name, note, verdicts, figures, badQuotes }: Result): readonly string[] {
  const groups = [...new Set(verdicts.flatMap(({ groups }) => Object.keys(groups)))];
  const whole = [...figures].map(([figure, value]) => figureLine(figure, value));
  return [
    `${name}: ${verdicts.length} questions`,
    ...(note === undefined ? [] : note.split('\n').map((line) => `  ${line}`)),
    ...rows(whole),
    `  quotations not verbatim ${badQuotes}`,
    ...groups.filter((group) => group !== 'class').flatMap((group) => groupLines(verdicts, group)),
  ];
}

function groupLines(verdicts: readonly Verdict[], group: string): readonly string[] {
  const found = byGroup(verdicts, group);
  return found.length < 2 ? [] : [`  by ${group}:`, ...rows(found.map(([name, figure]) => figureLine(name, figure)))];
}

function rows(cells: readonly string[]): readonly string[] {
  const starts = cells.flatMap((_, i) => (i % COLUMNS === 0 ? [i] : []));
  return starts.map((start) => `    ${cells.slice(start, start + COLUMNS).join(' · ')}`);
}

/** A reply in a line: what it was taken for, what it cites, how it begins. */
export function replyLine(reply: Reply | undefined): string {
  if (!reply) return 'no reply';
  const units = [...new Set(reply.citations.map(({ unit }) => unit))];
  const more = units.length > 8 ? ` … ${units.length} units` : '';
  const claims = (reply.claims ?? []).map(({ said, printed }) => ` {${said} → ${printed ?? 'nothing'}}`).join('');
  return `${reply.intent}/${reply.status}: ${units.slice(0, 8).join(' ')}${more}${claims}`;
}

/** A question, what is wrong with the reply, and the reply in short. */
export function verdictLines({ id, asked, groups, why, reply }: Verdict): readonly string[] {
  const text = (reply?.text ?? '').replace(/\s+/g, ' ');
  return [
    `${id} [${Object.values(groups).join(', ')}] ${asked}`,
    ...(why.length > 0 ? [`    ${why.join('; ')}`] : []),
    `    ${replyLine(reply)}`,
    `    ${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}`,
  ];
}

/** All questions of a set whose reply is wrong. */
export function wrongLines({ verdicts }: Result): readonly string[] {
  return verdicts.filter((verdict) => !isRight(verdict)).flatMap(verdictLines);
}
