import type { Knowledge } from '../../index/knowledge.ts';
import { withPlan } from '../plans.ts';
import { type Reply, replies } from './reply.ts';
import { askedLine, type PlanRow } from './row.ts';
import { bare, byGroup, count, type Figure, isRight, quoteFaults, type Result, type Verdict } from './verdict.ts';

const holds = (text: string, words: readonly string[]) => words.some((word) => text.includes(bare(word)));

function judgeQuotes({ expect }: PlanRow, reply: Reply): readonly string[] {
  const { first = [], quotes = [], fine = [], most } = expect;
  const cited = reply.citations.map(({ quote }) => bare(quote));
  const wanted = [...first, ...quotes, ...fine];
  const off = cited.filter((quote) => !holds(quote, wanted)).length;
  const strays = wanted.length > 0 && reply.status === 'answered' && off * 2 > cited.length;
  return [
    ...(first.length > 0 && !holds(cited[0] ?? '', first) ? [`first citation lacks ${first.join(' / ')}`] : []),
    ...quotes.filter((word) => !cited.some((quote) => holds(quote, [word]))).map((word) => `no citation holds ${word}`),
    ...(strays ? [`${off} of ${cited.length} citations are off the point`] : []),
    ...(most !== undefined && cited.length > most ? [`${cited.length} citations, at most ${most}`] : []),
  ];
}

function judge(row: PlanRow, reply: Reply | undefined): Verdict {
  const { id, plan, kind, expect } = row;
  const head = { id, asked: askedLine(row), groups: { plan, kind }, reply };
  if (!reply) return { ...head, why: ['no reply'] };
  const { says = [], not_says: barred = [], status } = expect;
  const text = bare(reply.text);
  const why = [
    ...(status.some((fits) => fits === reply.status) ? [] : [`status ${reply.status}, wanted ${status.join(' or ')}`]),
    ...judgeQuotes(row, reply),
    ...says.filter((word) => !holds(text, [word])).map((word) => `text lacks ${word}`),
    ...barred.filter((word) => holds(text, [word])).map((word) => `text says ${word}`),
  ];
  return { ...head, why };
}

/** Scores replies about any plans, each with its snapshot, by the words that they quote. */
export function scorePlans(
  rows: readonly PlanRow[],
  replies: readonly Reply[],
  plans: ReadonlyMap<string, Knowledge>,
): Result {
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const verdicts = rows.map((row) => judge(row, byId.get(row.id)));
  const refusing = rows.flatMap(({ expect }, i) => (expect.status.includes('answered') ? [] : (verdicts[i] ?? [])));
  const lowest = byGroup(verdicts, 'plan')[0];
  const bad = rows.flatMap(({ id, plan }) => {
    const knowledge = plans.get(plan);
    return knowledge ? quoteFaults(byId.get(id), knowledge) : [];
  });
  const figures: readonly (readonly [string, Figure])[] = [
    ['right', count(verdicts, isRight)],
    ['refused', count(refusing, isRight)],
    ...(lowest ? [['lowest plan', lowest[1]] as const] : []),
  ];
  return { name: 'plans', verdicts, figures: new Map(figures), badQuotes: bad.length };
}

/** Loads each plan that is asked about alone, by the name of its file. */
export async function openPlans(rows: readonly Pick<PlanRow, 'plan'>[]): Promise<ReadonlyMap<string, Knowledge>> {
  const names = [...new Set(rows.map(({ plan }) => plan))];
  return new Map(await Promise.all(names.map(async (name) => [name, await withPlan(name)] as const)));
}

/** Asks each question of its own plan. */
export function planReplies(rows: readonly PlanRow[], plans: ReadonlyMap<string, Knowledge>): readonly Reply[] {
  return rows.flatMap((row) => {
    const knowledge = plans.get(row.plan);
    return knowledge ? replies([row], knowledge) : [];
  });
}
