import { z } from 'zod';
import type { Day } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { currentPlan, planOf } from '../../index/library.ts';
import type { Answer, Focus } from '../../intents/answer/answer.ts';
import { citationSchema, type Shelf, statusSchema } from '../terminal/protocol.ts';
import { API_LIMITS } from './limits.ts';

/** Words for people of both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Both languages in one text, for schemas and descriptions. */
export function bothLanguages({ zh, en }: Bilingual): string {
  return `${zh}\n${en}`;
}

/** What a program asks from: the plans as they are now, the day, and what its conversations spoke of. */
export interface ProgramSource extends Shelf {
  readonly today: Day;
  recall(conversation: string): Promise<Focus | null>;
  /** Keeps what a question came to; in a conversation what it spoke of, too. */
  remember(conversation: string | null, question: string, answer: Answer): Promise<void>;
}

/** What every result holds; a refusal is a result like any other. */
export const resultFields = {
  status: statusSchema,
  text: z.string().describe('完整结果，引文带出处 / the whole result, quotations with their addresses'),
  citations: z.array(citationSchema).describe('结果里的全部引文 / all quotations of the result'),
} as const;

/** A result as far as all operations have it. */
export interface Result {
  readonly status: z.infer<typeof statusSchema>;
  readonly text: string;
  readonly citations: readonly z.infer<typeof citationSchema>[];
}

const name = z.string().max(API_LIMITS.name);

/** The plan that is asked. */
export const planField = name
  .optional()
  .describe('计划的编号（见 plans）；不写就是现行的那份 / id of the plan (see plans); the current one by default');

/** A name that may be given. */
export function nameField(words: Bilingual) {
  return name.describe(bothLanguages(words));
}

/** A longer text that may be given. */
export function textField(words: Bilingual) {
  return z.string().max(API_LIMITS.text).describe(bothLanguages(words));
}

/** What a program can ask for: the same over HTTP and as a tool of the MCP server. */
export interface Operation {
  readonly name: string;
  /** What asks with words of people is posted, so that no log of addresses holds it. */
  readonly method: 'get' | 'post';
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** Answers what the input schema let pass. */
  run(input: Readonly<Record<string, unknown>>, source: ProgramSource): Promise<Result>;
}

interface Defined<Input extends z.ZodObject, Output extends z.ZodObject>
  extends Pick<Operation, 'name' | 'method' | 'title' | 'description'> {
  readonly input: Input;
  readonly output: Output;
  answer(input: z.output<Input>, source: ProgramSource): (z.input<Output> & Result) | Promise<z.input<Output> & Result>;
}

/** Defines an operation. What is given as an empty text counts as not given. */
export function defineOperation<Input extends z.ZodObject, Output extends z.ZodObject>(
  defined: Defined<Input, Output>,
): Operation {
  const { answer, ...told } = defined;
  return {
    ...told,
    run: async (input, source) => answer(defined.input.parse(withoutEmpty(input, defined.input)), source),
  };
}

/** What an optional field holds is taken out where it is empty: several clients fill in every field. */
function withoutEmpty(input: Readonly<Record<string, unknown>>, { shape }: z.ZodObject): Record<string, unknown> {
  const isOptional = (key: string) => z.safeParse(shape[key] ?? z.never(), undefined).success;
  return Object.fromEntries(Object.entries(input).filter(([key, value]) => value !== '' || !isOptional(key)));
}

/** The plan that was asked for; null where it is not loaded. */
export function choosePlan({ library, today }: ProgramSource, id: string | undefined): Knowledge | null {
  return id === undefined ? currentPlan(library, today) : (planOf(library, id) ?? null);
}

/** The refusal where a plan is not loaded. */
export function planMissing({ library }: ProgramSource, id: string | undefined): Result {
  const titles = library.plans.map(({ plan }) => `${plan.id}《${plan.title}》`);
  return refusal(`没有载入“${printable(id ?? '')}”。已载入：${titles.join('、')}。`);
}

/** That the plan does not say, as a result. */
export function refusal(text: string): Result {
  return { status: 'not_in_plan', text, citations: [] };
}

/** What was asked for, as a refusal repeats it: nothing in it is markup or breaks a line. */
export function printable(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}（）()、，。.·/_-]/gu, '');
  return plain.length > API_LIMITS.repeated ? `${plain.slice(0, API_LIMITS.repeated)}…` : plain;
}
