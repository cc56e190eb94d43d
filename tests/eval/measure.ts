import { knowledge } from '../knowledge.ts';
import { openPlans, planReplies, scorePlans } from './elsewhere.ts';
import { measureFolds } from './folds.ts';
import { pairQuestions, scorePairs } from './pairs.ts';
import { measureClaims } from './probe.ts';
import { replies } from './reply.ts';
import { ELSEWHERE, PAIRS, readPairs, readPlanRows, readSet, SETS } from './row.ts';
import { score } from './score.ts';
import type { Result } from './verdict.ts';

/** Everything that can be measured in one go, by name. */
export const MEASURED = [...SETS, ...PAIRS, ...ELSEWHERE, 'claims', 'folds'] as const;
export type Measured = (typeof MEASURED)[number];

/** Asks a set and scores the replies. */
export async function measure(name: Measured): Promise<Result> {
  if (name === 'pairs' || name === 'pairs-second') {
    const pairs = readPairs(name);
    return scorePairs(pairs, replies(pairQuestions(pairs), knowledge), knowledge);
  }
  if (name === 'plans' || name === 'plans-second') {
    const rows = readPlanRows(name);
    const plans = await openPlans(rows);
    return scorePlans(rows, planReplies(rows, plans), plans);
  }
  if (name === 'claims') return measureClaims();
  if (name === 'folds') return measureFolds();
  const rows = readSet(name);
  return score(name, rows, replies(rows, knowledge), knowledge);
}
