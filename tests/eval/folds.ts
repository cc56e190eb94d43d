import { createHash } from 'node:crypto';
import { foldPlain } from '../../index/text/normalize.ts';
import { replies } from './reply.ts';
import { type Row, readSet } from './row.ts';
import { score } from './score.ts';
import { byGroup, count, type Figure, isRight, type Result, type Verdict } from './verdict.ts';
import { knowledgeWithout, REVERSED, SPARED, saysPhrase } from './words.ts';

/** The sets that were shown to whoever wrote the word lists. */
const KNOWN = ['questions', 'second'] as const;
const FOLDS = 10;

/** What the figure means, in words. */
export const RULE = `An entry of seeds/words is dropped for a fold where a question of the fold says it (the phrases left of “=”, in
${REVERSED} right of it, in a plain list the line) and no known question outside of the fold does; not touched are
${SPARED.join(', ')}. The fold of a question is sha256(id) mod ${FOLDS}.`;

/** The fold of a question: the same wherever and whenever it is asked. */
export function foldOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % FOLDS;
}

interface Asked {
  readonly row: Row;
  readonly fold: number;
  readonly text: string;
}

function readKnown(): readonly Asked[] {
  return KNOWN.flatMap(readSet).map((row) => {
    const turns = row.dialogue ?? [row.question ?? ''];
    return { row, fold: foldOf(row.id), text: foldPlain(turns.join('\n')) };
  });
}

/** The fold whose questions alone say a phrase; null where several do, or none. */
function soleFold(asked: readonly Asked[]): (phrase: string) => number | null {
  const known = new Map<string, number | null>();
  return (phrase) => {
    const before = known.get(phrase);
    if (before !== undefined) return before;
    const says = saysPhrase(phrase);
    const folds = new Set(asked.filter(({ text }) => says(text)).map(({ fold }) => fold));
    const [only = null] = folds.size === 1 ? folds : [];
    known.set(phrase, only);
    return only;
  };
}

async function askFold(fold: number, all: readonly Asked[], sole: (phrase: string) => number | null) {
  const dropped = new Set<string>();
  const knowledge = await knowledgeWithout((phrase) => {
    if (sole(phrase) !== fold) return false;
    dropped.add(phrase);
    return true;
  });
  const asked = all.filter((one) => one.fold === fold);
  const rows = asked.map(({ row }) => row);
  const result = score('folds', rows, replies(rows, knowledge), knowledge);
  const verdicts = result.verdicts.map((verdict, i): Verdict => {
    const lost = [...dropped].filter((phrase) => saysPhrase(phrase)(asked[i]?.text ?? ''));
    const without = isRight(verdict) || lost.length === 0 ? [] : [`without ${lost.join('、')}`];
    return { ...verdict, groups: { ...verdict.groups, fold: `${fold}` }, why: [...verdict.why, ...without] };
  });
  return { verdicts, badQuotes: result.badQuotes, dropped: dropped.size };
}

/** Asks the known questions in ten folds, each without the phrases that only its own questions say. */
export async function measureFolds(): Promise<Result> {
  const asked = readKnown();
  const sole = soleFold(asked);
  const folds: Awaited<ReturnType<typeof askFold>>[] = [];
  for (let fold = 0; fold < FOLDS; fold++) folds.push(await askFold(fold, asked, sole));
  const verdicts = folds.flatMap((fold) => fold.verdicts);
  const lowest = byGroup(verdicts, 'fold')[0]?.[1] ?? { part: 0, whole: 0 };
  const dropped = folds.reduce((sum, fold) => sum + fold.dropped, 0);
  const figures: readonly (readonly [string, Figure])[] = [
    ['right', count(verdicts, isRight)],
    ['lowest fold', lowest],
  ];
  return {
    name: 'folds',
    note: `${RULE}\n${dropped} entries are dropped in all.`,
    verdicts,
    figures: new Map(figures),
    badQuotes: folds.reduce((sum, fold) => sum + fold.badQuotes, 0),
  };
}
