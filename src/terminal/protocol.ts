import { z } from 'zod';
import type { Library } from '../../index/library.ts';
import { type Answer, citations, type Focus } from '../../intents/answer/answer.ts';
import { consultAll } from '../../intents/consult.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import type { Query } from '../../intents/query/query.ts';
import { render } from './render.ts';

const id = z.union([z.string(), z.number()]);
const today = z.iso.date().optional();
const explains = z.boolean().optional();
const request = z.union([
  z.object({ id, question: z.string(), today, explain: explains }),
  z.object({ id, dialogue: z.array(z.string()).min(1), today, explain: explains }),
]);

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
export function answerLine(asked: Request, library: Library, day: string): string {
  const turns = 'dialogue' in asked ? asked.dialogue : [asked.question];
  let focus: Focus | null = null;
  let answer: Answer | null = null;
  let read: readonly Query[] = [];
  for (const text of turns) {
    const question = { text, today: asked.today ?? day, focus };
    const consulted = consultAll(question, library);
    answer = asReadOnly(consulted.answer);
    read = consulted.queries;
    focus = answer.focus;
  }
  if (!answer) return JSON.stringify({ id: asked.id, error: 'dialogue 是空的' });
  const { kind: intent, status, suggestions } = answer;
  return JSON.stringify({
    id: asked.id,
    intent,
    status,
    text: render(answer),
    citations: citations(answer),
    suggestions,
    ...(asked.explain === true ? { explanation: { queries: read } } : {}),
    ...(answer.claims === undefined ? {} : { claims: answer.claims }),
  });
}
