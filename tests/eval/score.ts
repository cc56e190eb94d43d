import type { Citation, CitationSource } from '../../index/plan/cite.ts';
import type { Row } from './row.ts';

/** A reply as programs get it. */
export interface Reply {
  readonly id: string;
  readonly intent: string;
  readonly status: string;
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Figures of a run, as shares of 1; `wrong` names every row that is not right and why. */
export interface Score {
  readonly rows: number;
  readonly right: number;
  readonly intent: number;
  readonly firstCitation: number;
  readonly recall: number;
  readonly include: number;
  readonly abstains: number;
  readonly falseAbstains: number;
  readonly badQuotes: number;
  readonly wrong: readonly { readonly row: Row; readonly reply: Reply | undefined; readonly why: readonly string[] }[];
}

const RECALL = 0.75;
const PRECISION = 0.34;
const UNNAMED =
  /(未|没有?|无)(写明|明确|点名|指定|指明|注明|列明|载明|说明|规定)|没有?写|未写|未提及.{0,8}(部门|科室|单位)/;

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Measures that a unit of a question set stands for. */
function expand(unit: string, { plan }: CitationSource): readonly string[] {
  const id = unit.replace('（', '(').replace('）', ')');
  const inside = plan.measures.filter((m) => m.id === id || m.item === id || m.section === id).map((m) => m.id);
  return inside.length > 0 ? inside : plan.front.filter((part) => part.id === id).map((part) => part.id);
}

/** What is wrong with a quotation; null where it is the plan's text within its unit. */
function quoteFault(citation: Citation, source: CitationSource): string | null {
  const unit = source.units.get(citation.unit);
  const { start, end, quote } = citation;
  if (quote.trim() === '') return 'empty quote';
  if (source.plan.text.slice(start, end) !== quote) return `not the plan's text at ${start}-${end}`;
  return unit && start >= unit.start && end <= unit.end ? null : `outside unit ${citation.unit}`;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

interface Judged {
  readonly row: Row;
  readonly reply: Reply | undefined;
  readonly why: readonly string[];
  readonly top: boolean | null;
  readonly recall: number | null;
  readonly lost: number;
  readonly bad: number;
}

function judge(row: Row, reply: Reply | undefined, source: CitationSource): Judged {
  if (!reply) return { row, reply, why: ['no reply'], top: null, recall: null, lost: 0, bad: 0 };
  const faults = reply.citations.map((citation) => quoteFault(citation, source)).filter((fault) => fault !== null);
  const { why, top, recall } = judgeCitations(row, reply, source);
  const text = fold(reply.text);
  const lost = row.expect.must_include.filter((words) => !text.includes(fold(words)));
  const all = [...faults, ...judgeStatus(row, reply), ...why, ...judgeText(row, reply, lost)];
  return { row, reply, why: all, top, recall, lost: lost.length, bad: faults.length };
}

function judgeStatus({ expect }: Row, { status }: Reply): readonly string[] {
  if (expect.abstain) return status === 'answered' ? ['answered what the plan does not say'] : [];
  if (expect.intent === 'help') return status === 'help' ? [] : [`status ${status}, wanted help`];
  if (expect.intent === 'none') return status === 'answered' ? ['answered'] : [];
  return status === 'answered' ? [] : [`status ${status}, wanted answered`];
}

function judgeCitations({ expect }: Row, { citations }: Reply, source: CitationSource) {
  const gold = new Set(expect.measures.flatMap((unit) => expand(unit, source)));
  if (gold.size === 0) return { why: [], top: null, recall: null };
  const fine = new Set([...gold, ...expect.acceptable.flatMap((unit) => expand(unit, source))]);
  const cited = citations.map((citation) => expand(citation.unit, source));
  const all = new Set(cited.flat());
  const top = cited[0]?.some((id) => gold.has(id)) ?? false;
  const recall = share([...gold].filter((id) => all.has(id)).length, gold.size);
  const precision = share([...all].filter((id) => fine.has(id)).length, all.size);
  const why = [
    ...(top ? [] : [`first citation ${citations[0]?.unit ?? 'none'}, wanted ${expect.measures.slice(0, 4).join(' ')}`]),
    ...(recall < RECALL ? [`recall ${recall.toFixed(2)}`] : []),
    ...(precision < PRECISION ? [`precision ${precision.toFixed(2)}`] : []),
  ];
  return { why, top, recall };
}

function judgeText({ expect }: Row, reply: Reply, lost: readonly string[]): readonly string[] {
  const any = expect.must_include_any ?? [];
  const barred = expect.must_not_include.filter((words) => reply.text.includes(words));
  const unnamed = expect.intent === 'owner' && expect.owner_named === false && !UNNAMED.test(reply.text);
  return [
    ...(lost.length > 0 ? [`text lacks ${lost.join(' | ')}`] : []),
    ...(any.length > 0 && !any.some((words) => fold(reply.text).includes(fold(words))) ? ['text has none of any'] : []),
    ...(barred.length > 0 ? [`text has ${barred.join(' | ')}`] : []),
    ...(unnamed ? ['does not say that the plan names nobody'] : []),
  ];
}

/** Scores replies against a question set. */
export function score(rows: readonly Row[], replies: readonly Reply[], source: CitationSource): Score {
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const judged = rows.map((row) => judge(row, byId.get(row.id), source));
  const abstaining = judged.filter(({ row }) => row.expect.abstain);
  const asking = judged.filter(({ row }) => !row.expect.abstain && !['help', 'none'].includes(row.expect.intent));
  const answered = (all: readonly Judged[]) => all.filter(({ reply }) => reply?.status === 'answered').length;
  const cited = judged.filter(({ top }) => top !== null);
  const including = judged.filter(({ row }) => row.expect.must_include.length > 0);
  const named = ({ row, reply }: Judged) =>
    [row.expect.intent, ...(row.expect.intent_ok ?? [])].includes(reply?.intent ?? '');
  return {
    rows: rows.length,
    right: share(judged.filter(({ why }) => why.length === 0).length, rows.length),
    intent: share(judged.filter(named).length, rows.length),
    firstCitation: share(cited.filter(({ top }) => top === true).length, cited.length),
    recall: share(
      cited.reduce((sum, { recall }) => sum + (recall ?? 0), 0),
      cited.length,
    ),
    include: share(including.filter(({ lost }) => lost === 0).length, including.length),
    abstains: 1 - share(answered(abstaining), abstaining.length || 1),
    falseAbstains: 1 - share(answered(asking), asking.length),
    badQuotes: judged.reduce((sum, { bad }) => sum + bad, 0),
    wrong: judged.filter(({ why }) => why.length > 0),
  };
}
