import { z } from 'zod';
import { type Library, planOf } from '../../index/library.ts';
import type { Citation } from '../../index/plan/cite.ts';
import { type Answer, citations, type Focus, KINDS } from '../../intents/answer/answer.ts';
import { consultAll } from '../../intents/consult.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import type { Query } from '../../intents/query/query.ts';
import type { Question } from '../../intents/understand/question.ts';
import { citationPath } from '../platform/link.ts';
import { render } from './render.ts';

const id = z.union([z.string(), z.number()]);
const today = z.iso.date().optional();
const explains = z.boolean().optional();
const request = z.union([
  z.object({ id, question: z.string(), today, explain: explains }),
  z.object({ id, dialogue: z.array(z.string()).min(1), today, explain: explains }),
]);

const text = (words: string) => z.string().describe(words);

/** A quotation as programs get it, on the command line and over the network alike. */
export const citationSchema = z
  .strictObject({
    plan: text('计划的编号 / id of the plan'),
    unit: text('条号，例如 6.1 / number of the unit'),
    address: text('出处，照此引用 / address, to be cited as it is'),
    quote: text('原文，一字不改 / the words of the plan, not to be changed'),
    start: z.int().describe('在计划全文里的起点（UTF-16） / offset of the beginning in the plan’s text'),
    end: z.int().describe('在计划全文里的终点 / offset of the end'),
    version: text('计划文件的日期和摘要 / date and digest of the plan’s file'),
    link: z
      .string()
      .nullable()
      .describe('网页上的原文；没有设公开地址时为空 / the sentence in the console; null without a public address'),
  })
  .describe('要点原文的一段和出处 / a slice of the plan and its address');

/** What a question came to: the plan says it, it does not, the bot asks back, or help. */
export const statusSchema = z
  .enum(['answered', 'not_in_plan', 'clarify', 'help'])
  .describe(
    [
      'answered 要点写了；not_in_plan 要点没有写（引文只是相近内容）；clarify 需要问清楚；help 用法',
      'answered: the plan says it; not_in_plan: it does not, quotations are only near; clarify: a question back; help',
    ].join(' / '),
  );

/** A reply as programs get it: a line of `ask --json` without its id, and what the API and the MCP tool give. */
export const replySchema = z
  .strictObject({
    intent: z.enum(KINDS).describe('问题的种类 / kind of the question'),
    status: statusSchema,
    text: text('完整答复，引文带出处 / the whole reply, quotations with their addresses'),
    citations: z
      .array(citationSchema)
      .describe('全部引文，按出现的先后 / all quotations in the order in which they are shown'),
    suggestions: z.array(z.string()).describe('可以接着问的 / what may be asked next'),
    aside: z.array(z.string()).describe('读问题时放在一边的话 / words of the question that were set aside'),
    explanation: z.strictObject({ queries: z.array(z.record(z.string(), z.unknown())) }).optional(),
    claims: z
      .array(z.strictObject({ said: z.string(), printed: z.string().nullable() }))
      .optional()
      .describe('提问说的和要点写的不一样 / what the question asserts and the plan prints otherwise'),
  })
  .describe('对一个问题的答复 / the reply to a question');

/** Such a reply. */
type Reply = z.infer<typeof replySchema>;

/** From what programs are answered: the plans, and the address at which the console shows them, if any. */
export interface Shelf {
  readonly library: Library;
  readonly publicUrl: string | null;
}

/** A citation with the version of its plan and where the console shows it. */
export function toCitation(citation: Citation, { library, publicUrl }: Shelf): z.infer<typeof citationSchema> {
  const version = planOf(library, citation.plan)?.version ?? '';
  return { ...citation, version, link: publicUrl === null ? null : `${publicUrl}${citationPath(citation, library)}` };
}

/** A reply to a program, and the answer that it tells. */
interface Told {
  readonly reply: Reply;
  readonly answer: Answer;
}

/** Answers one question of a program. */
export function tellProgram(question: Question, shelf: Shelf, explains = false): Told {
  const { answer: found, queries } = consultAll(question, shelf.library);
  const answer = asReadOnly(found);
  return { answer, reply: toReply(answer, queries, shelf, explains) };
}

function toReply(answer: Answer, queries: readonly Query[], shelf: Shelf, explains: boolean): Reply {
  const { kind: intent, status, suggestions, claims } = answer;
  return {
    intent,
    status,
    text: render(answer),
    citations: citations(answer).map((one) => toCitation(one, shelf)),
    suggestions: [...suggestions],
    aside: [...new Set(queries.flatMap(({ aside }) => aside))],
    ...(explains ? { explanation: { queries: queries.map((query) => ({ ...query })) } } : {}),
    ...(claims === undefined ? {} : { claims: [...claims] }),
  };
}

/** What a program asks: one question, or the turns of a dialogue of which the last is answered. */
type Request = z.infer<typeof request>;

/** Reads a line that a program sent; `error` says in Chinese what is wrong with it. */
export function readRequest(line: string): { readonly request: Request } | { readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: '这一行不是 JSON。改法：{"id": "1", "question": "电梯相关任务"}' };
  }
  const result = request.safeParse(value);
  if (result.success) return { request: result.data };
  const faults = result.error.issues.flatMap((issue) =>
    issue.code === 'invalid_union' ? (issue.errors[0] ?? []) : [issue],
  );
  const fields = [...new Set(faults.map((issue) => issue.path.join('.') || '整行'))].join('、');
  return {
    error: `字段不对：${fields}。改法：{"id": "1", "question": "…"} 或 {"id": "1", "dialogue": ["…", "…"]}，today 写成 2020-04-20`,
  };
}

/** Answers a request as one line of JSON. */
export function answerLine(asked: Request, library: Library, day: string, publicUrl: string | null = null): string {
  const turns = 'dialogue' in asked ? asked.dialogue : [asked.question];
  let focus: Focus | null = null;
  let told: Told | null = null;
  for (const text of turns) {
    told = tellProgram({ text, today: asked.today ?? day, focus }, { library, publicUrl }, asked.explain);
    focus = told.answer.focus;
  }
  return JSON.stringify(told === null ? { id: asked.id, error: 'dialogue 是空的' } : { id: asked.id, ...told.reply });
}
