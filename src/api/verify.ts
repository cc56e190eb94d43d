import { z } from 'zod';
import { type Verdict, verify } from '../../intents/retrieval/verify.ts';
import { toCitation } from '../terminal/protocol.ts';
import { choosePlan, defineOperation, planField, planMissing, resultFields, textField } from './operation.ts';
import { quotation } from './units.ts';

/** Whether a sentence is the plan's. */
export const verifyOperation = defineOperation({
  name: 'verify',
  method: 'post',
  title: { zh: '核对引文', en: 'Verify a quotation' },
  description: {
    zh: '核对一句话是不是要点原文：verbatim 一字不差（标点、全半角、繁简不计），differs 有出入（逐处列出），absent 要点没有这句话。',
    en: 'Whether a sentence is the plan’s: verbatim (punctuation, width and traditional characters aside), differs (each difference is listed), or absent.',
  },
  input: z.strictObject({
    sentence: textField({ zh: '要核对的话', en: 'the sentence' }),
    plan: planField,
  }),
  output: z.strictObject({
    ...resultFields,
    verdict: z.enum(['verbatim', 'differs', 'absent']),
    exact: z.boolean().describe('连标点也一样 / the same to the last sign'),
    differences: z
      .array(z.strictObject({ said: z.string(), printed: z.string() }))
      .describe('said 是这句话的，printed 是要点的 / what the sentence says and what the plan prints'),
  }),
  answer({ sentence, plan }, source) {
    const none = { verdict: 'absent' as const, exact: false, differences: [], citations: [] };
    const knowledge = choosePlan(source, plan);
    if (knowledge === null) return { ...planMissing(source, plan), ...none };
    const found = verify(sentence, knowledge);
    const citations = found.citations.map((one) => toCitation(one, source));
    const status = found.verdict === 'absent' ? ('not_in_plan' as const) : ('answered' as const);
    const text = [lead(found), ...citations.map(quotation)].join('\n');
    return { ...found, status, text, citations, differences: [...found.differences] };
  },
});

function lead({ verdict, exact, differences }: Verdict): string {
  switch (verdict) {
    case 'verbatim':
      return exact ? '这是要点原文，一字不差：' : '这是要点原文，只有标点或字形不同：';
    case 'differs':
      return `与要点原文有${differences.length}处不同：${differences.map(told).join('；')}。原文是：`;
    case 'absent':
      return '要点没有这句话。';
  }
}

function told({ said, printed }: Verdict['differences'][number]): string {
  if (said === '') return `少了“${printed}”`;
  return printed === '' ? `多了“${said}”` : `说的是“${said}”，要点写的是“${printed}”`;
}
