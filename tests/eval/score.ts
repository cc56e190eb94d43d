import type { CitationSource } from '../../index/plan/cite.ts';
import type { Reply } from './reply.ts';
import { askedLine, type Row } from './row.ts';
import { bare, byGroup, count, type Figure, isRight, quoteFaults, type Result, type Verdict } from './verdict.ts';

const RECALL = 0.75;
const PRECISION = 0.34;
const UNNAMED =
  /(未|没有?|无)(写明|明确|点名|指定|指明|注明|列明|载明|说明|规定)|没有?写|未写|未提及.{0,8}(部门|科室|单位)/;

/** Measures that a unit of a question set stands for. */
function expand(unit: string, { plan }: CitationSource): readonly string[] {
  const id = unit.replace('（', '(').replace('）', ')');
  const inside = plan.measures.filter((m) => m.id === id || m.item === id || m.section === id).map((m) => m.id);
  return inside.length > 0 ? inside : plan.front.filter((part) => part.id === id).map((part) => part.id);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

interface Judged extends Verdict {
  readonly row: Row;
  /** Whether the first citation is gold; null where nothing is to be cited. */
  readonly top: boolean | null;
  readonly bad: number;
}

function judge(row: Row, reply: Reply | undefined, source: CitationSource): Judged {
  const { id, family, kind } = row;
  const author = /^[a-z]+/.exec(id)?.[0] ?? '';
  const groups = { ...(family === undefined ? { author } : { family }), kind };
  const head = { id, asked: askedLine(row), groups, row, reply };
  if (!reply) return { ...head, why: ['no reply'], top: null, bad: 0 };
  const faults = quoteFaults(reply, source);
  const { why, top } = judgeCitations(row, reply, source);
  const all = [...faults, ...judgeStatus(row, reply), ...why, ...judgeText(row, reply)];
  return { ...head, why: all, top, bad: faults.length };
}

function judgeStatus({ expect }: Row, { status }: Reply): readonly string[] {
  if (expect.abstain) return status === 'answered' ? ['answered what the plan does not say'] : [];
  if (expect.intent === 'help') return status === 'help' ? [] : [`status ${status}, wanted help`];
  if (expect.intent === 'none') return status === 'answered' ? ['answered'] : [];
  return status === 'answered' ? [] : [`status ${status}, wanted answered`];
}

function judgeCitations({ expect }: Row, { citations }: Reply, source: CitationSource) {
  const gold = new Set(expect.measures.flatMap((unit) => expand(unit, source)));
  if (gold.size === 0) return { why: [], top: null };
  const fine = new Set([...gold, ...expect.acceptable.flatMap((unit) => expand(unit, source))]);
  const cited = citations.map((citation) => expand(citation.unit, source));
  const all = new Set(cited.flat());
  const top = cited[0]?.some((id) => gold.has(id)) ?? false;
  const missing = [...gold].filter((id) => !all.has(id));
  const recall = 1 - missing.length / gold.size;
  const precision = share([...all].filter((id) => fine.has(id)).length, all.size);
  const why = [
    ...(top ? [] : [`first citation ${citations[0]?.unit ?? 'none'}, wanted ${expect.measures.slice(0, 4).join(' ')}`]),
    ...(recall < RECALL ? [`recall ${recall.toFixed(2)}: missing ${missing.slice(0, 6).join(' ')}`] : []),
    ...(precision < PRECISION ? [`precision ${precision.toFixed(2)}`] : []),
  ];
  return { why, top };
}

function judgeText({ expect }: Row, reply: Reply): readonly string[] {
  const text = bare(reply.text);
  const lost = expect.must_include.filter((words) => !text.includes(bare(words)));
  const any = expect.must_include_any ?? [];
  const barred = expect.must_not_include.filter((words) => reply.text.includes(words));
  const unnamed = expect.intent === 'owner' && expect.owner_named === false && !UNNAMED.test(reply.text);
  return [
    ...(lost.length > 0 ? [`text lacks ${lost.join(' | ')}`] : []),
    ...(any.length > 0 && !any.some((words) => text.includes(bare(words)))
      ? [`text has none of ${any.join(' | ')}`]
      : []),
    ...(barred.length > 0 ? [`text has ${barred.join(' | ')}`] : []),
    ...(unnamed ? ['does not say that the plan names nobody'] : []),
  ];
}

/** Scores replies against a question set that names the units to be cited. */
export function score(name: string, rows: readonly Row[], replies: readonly Reply[], source: CitationSource): Result {
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const judged = rows.map((row) => judge(row, byId.get(row.id), source));
  const withheld = ({ reply }: Judged) => reply !== undefined && reply.status !== 'answered';
  const named = ({ row, reply }: Judged) =>
    [row.expect.intent, ...(row.expect.intent_ok ?? [])].includes(reply?.intent ?? '');
  const lowest = byGroup(judged, 'family')[0];
  const figures: readonly (readonly [string, Figure])[] = [
    ['right', count(judged, isRight)],
    [
      'refused',
      count(
        judged.filter(({ row }) => row.expect.abstain),
        withheld,
      ),
    ],
    [
      'first citation',
      count(
        judged.filter(({ top }) => top !== null),
        ({ top }) => top === true,
      ),
    ],
    ['intent', count(judged, named)],
    ...(lowest ? [['lowest family', lowest[1]] as const] : []),
  ];
  return {
    name,
    verdicts: judged,
    figures: new Map(figures),
    badQuotes: judged.reduce((sum, { bad }) => sum + bad, 0),
  };
}
