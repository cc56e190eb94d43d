import { knowledge } from '../knowledge.ts';
import { openPlans, planReplies, scorePlans } from './elsewhere.ts';
import { measureFolds } from './folds.ts';
import { pairReplies, scorePairs } from './pairs.ts';
import { measureClaims } from './probe.ts';
import { replies } from './reply.ts';
import {
  ELSEWHERE,
  PAIRS,
  type Pair,
  type PairsName,
  readPairs,
  readPlanRows,
  readSet,
  SETS,
  type SetName,
} from './row.ts';
import { score } from './score.ts';
import type { Result } from './verdict.ts';

/** Everything that can be measured in one go, by name. */
export const MEASURED = [...SETS, ...PAIRS, ...ELSEWHERE, 'claims', 'folds'] as const;
export type Measured = (typeof MEASURED)[number];

/** Asks a set and scores the replies. */
export async function measure(name: Measured): Promise<Result> {
  const pairs = PAIRS.find((set) => set === name);
  if (pairs) return measurePairs(pairs);
  if (name === 'plans' || name === 'plans-second') {
    const rows = readPlanRows(name);
    const plans = await openPlans(rows);
    return scorePlans(rows, planReplies(rows, plans), plans);
  }
  if (name === 'claims') return measureClaims();
  if (name === 'folds') return measureFolds();
  const rows = readSet(name as SetName);
  return score(name, rows, replies(rows, knowledge), knowledge);
}

async function measurePairs(name: PairsName): Promise<Result> {
  const pairs = readPairs(name);
  const plans = await openPlans(pairs.flatMap(({ plan }) => (plan === undefined ? [] : [{ plan }])));
  const source = ({ plan }: Pair) => plans.get(plan ?? '') ?? knowledge;
  return scorePairs(pairs, pairReplies(pairs, source), source);
}
