import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KINDS } from '../../intents/answer/answer.ts';
import { knowledge } from '../knowledge.ts';
import { run } from '../program.ts';

const citation = z.strictObject({
  plan: z.string(),
  unit: z.string(),
  address: z.string(),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  version: z.string().regex(/^\d{4}-\d\d-\d\d [0-9a-f]{7}$/),
  link: z.null(),
});
const line = z.strictObject({
  id: z.union([z.string(), z.number()]),
  intent: z.enum(KINDS),
  status: z.enum(['answered', 'not_in_plan', 'clarify', 'help']),
  text: z.string(),
  citations: z.array(citation),
  suggestions: z.array(z.string()),
  aside: z.array(z.string()),
});

describe('ask --json', () => {
  const lines = [
    { id: 'a', question: '电梯相关任务' },
    { id: 2, dialogue: ['第6条', '那第二点呢'], today: '2020-04-20' },
    { id: 'c', question: '谁负责' },
    { id: 'd', question: '' },
    { id: 'e', question: '今天天气' },
  ];

  it('answers every line in order by the contract', async () => {
    const { out, status } = await run(['ask', '--json'], lines.map((asked) => JSON.stringify(asked)).join('\n'));
    const replies = out
      .trim()
      .split('\n')
      .map((text) => line.parse(JSON.parse(text)));
    expect(replies.map((reply) => reply.id)).toEqual(['a', 2, 'c', 'd', 'e']);
    expect(replies.map((reply) => reply.status)).toEqual(['answered', 'answered', 'clarify', 'help', 'not_in_plan']);
    expect(replies[1]?.citations.map((c) => c.unit)).toEqual(['6.2']);
    for (const { start, end, quote } of replies.flatMap((reply) => reply.citations))
      expect(knowledge.plan.text.slice(start, end)).toBe(quote);
    expect(status).toBe(0);
  });

  it('tells what is wrong with a line, goes on, and ends with status 1', async () => {
    const bad = [
      'not json',
      '{"id":"x"}',
      '{"id":"x","dialogue":[]}',
      '{"id":"x","question":"电梯","today":"2020-13-45"}',
    ];
    const { out, status } = await run(['ask', '--json'], [...bad, '{"id":"y","question":"电梯"}'].join('\n'));
    const replies = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(replies.slice(0, 4).map((reply) => reply.id)).toEqual([null, null, null, null]);
    for (const { error } of replies.slice(0, 4)) expect(error).toMatch(/改法/);
    expect(replies[4]).toMatchObject({ id: 'y', status: 'answered' });
    expect(status).toBe(1);
  });

  it('gives links into the console where it has a public address, and tells what was set aside', async () => {
    const asked = JSON.stringify({ id: 1, question: '我是新来的，领导让我写材料，想问一下电梯今年评估多少台' });
    const { out } = await run(['ask', '--json'], asked, { PUBLIC_URL: 'https://plan.example.gov.cn' });
    const reply = JSON.parse(out);
    expect(reply.citations[0].link).toMatch(/^https:\/\/plan\.example\.gov\.cn\/plan\/2020-jiading\?mark=\d+-\d+#/);
    expect(reply.aside.length).toBeGreaterThan(0);
  });

  it('answers once from the command line, without colour where nobody looks', async () => {
    const { out, status } = await run(['ask', '6.2']);
    expect(out).toContain('“二是持续推进电梯智能化监管试点');
    expect(out).not.toContain('\u001b');
    expect(status).toBe(0);
  });

  it('says how it is used where there is no question', async () => {
    const { err, status } = await run(['ask']);
    expect(err).toMatch(/^没有问题。用法：/);
    expect(status).toBe(1);
  });
});
