import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { measuresOf } from '../../intents/retrieval/holding.ts';
import { cited, converse, knowledge, text } from '../knowledge.ts';

const words = z.array(z.string());
const leaning = z.object({
  id: z.string(),
  dialogue: words,
  expect: z.object({ measures: words, acceptable: words, abstain: z.boolean() }),
});
const standing = z.object({ id: z.string(), question: z.string().optional(), turns: words.optional() });

function read<T>(name: string, schema: z.ZodType<T>): readonly T[] {
  const lines = readFileSync(new URL(`./sets/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

/** What was reached, never lowered: of 60 dialogues whose last turn leans, of 300 complete questions after a conversation. */
const LEANING = 58;
const STANDING = 300;
/** Share of the gold that must be cited. */
const RECALL = 0.75;

it('questions that lean on the conversation find what it spoke of', () => {
  const wrong = read('leaning', leaning).filter(({ dialogue, expect: { measures, abstain } }) => {
    const { answer } = converse(...dialogue);
    if (abstain) return answer.status === 'answered';
    const gold = new Set(measuresOf(measures, knowledge));
    const all = new Set(measuresOf(cited(answer), knowledge));
    const first = measuresOf(cited(answer).slice(0, 1), knowledge).some((unit) => gold.has(unit));
    return answer.status !== 'answered' || !first || [...gold].filter((u) => all.has(u)).length < RECALL * gold.size;
  });
  const told = wrong.map(({ dialogue }) => dialogue.join(' → ')).join('\n');
  expect(60 - wrong.length, told).toBeGreaterThanOrEqual(LEANING);
});

it('questions that stand alone are answered the same after any conversation', () => {
  const rows = read('standing', standing);
  const questions = rows.flatMap(({ question }) => question ?? []);
  const conversations = rows.flatMap(({ turns }) => (turns ? [turns] : []));
  const changed = questions.flatMap((question) => {
    const fresh = text(converse(question).answer);
    return conversations
      .filter((turns) => text(converse(...turns, question).answer) !== fresh)
      .map((turns) => [...turns, question].join(' → '));
  });
  const asked = questions.length * conversations.length;
  expect(asked - changed.length, changed.join('\n')).toBeGreaterThanOrEqual(STANDING);
});
