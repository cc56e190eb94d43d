import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string());
const asked = { id: z.string(), question: z.string().optional(), dialogue: words.optional() };

const row = z.object({
  ...asked,
  kind: z.string(),
  tags: words.optional(),
  family: z.string().optional(),
  expect: z.object({
    intent: z.string(),
    intent_ok: words.optional(),
    measures: words,
    acceptable: words,
    must_include: words,
    must_include_any: words.optional(),
    must_not_include: words,
    abstain: z.boolean(),
    owner_named: z.boolean().optional(),
  }),
});

const status = z.enum(['answered', 'not_in_plan', 'clarify', 'help']);
const planRow = z.object({
  ...asked,
  plan: z.string(),
  kind: z.string(),
  today: z.iso.date().optional(),
  expect: z.strictObject({
    status: z.union([status.transform((one) => [one]), z.array(status).min(1)]),
    first: words.optional(),
    quotes: words.optional(),
    says: words.optional(),
    not_says: words.optional(),
    fine: words.optional(),
    most: z.int().optional(),
  }),
});

const pair = z.object({
  id: z.string(),
  plan: z.string().optional(),
  class: z.string(),
  question: z.string(),
  twin: z.string(),
  quotes: words.min(1),
  printed: z.string().optional(),
});

/** What every set asks: one question, or the turns of a dialogue of which the last is judged. */
export interface Asking {
  readonly id: string;
  readonly question?: string | undefined;
  readonly dialogue?: readonly string[] | undefined;
  readonly today?: string | undefined;
}

/** A question about the shipped plan and the units that a perfect reply cites. */
export type Row = z.infer<typeof row>;

/** A question about another plan and the words that a perfect reply quotes. */
export type PlanRow = z.infer<typeof planRow>;

/** A question that the plan, or another one by its file, answers, and its twin that it does not answer or prints otherwise. */
export type Pair = z.infer<typeof pair>;

/** Sets about the shipped plan that are judged by the units cited. */
export const SETS = ['questions', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'] as const;
export type SetName = (typeof SETS)[number];

/** The rows of a set. Throws with file and line where one is malformed. */
export function readSet(name: SetName): readonly Row[] {
  return readLines(name, row);
}

/** Sets about other plans, by author. */
export const ELSEWHERE = ['plans', 'plans-second'] as const;
export type ElsewhereName = (typeof ELSEWHERE)[number];

/** The questions of a set about other plans. */
export function readPlanRows(name: ElsewhereName): readonly PlanRow[] {
  return readLines(name, planRow);
}

/** Sets of contrast pairs, by author. */
export const PAIRS = ['pairs', 'pairs-second', 'pairs-third'] as const;
export type PairsName = (typeof PAIRS)[number];

/** The contrast pairs of a set. */
export function readPairs(name: PairsName): readonly Pair[] {
  return readLines(name, pair);
}

/** The turns of a question as one line. */
export function askedLine({ question, dialogue }: Asking): string {
  return question ?? dialogue?.join(' → ') ?? '';
}

function readLines<T>(name: string, schema: z.ZodType<T>): readonly T[] {
  const file = new URL(`./sets/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const result = schema.safeParse(JSON.parse(line));
    if (!result.success) throw new Error(`${file.pathname}:${i + 1}: ${z.prettifyError(result.error)}`);
    return [result.data];
  });
}
