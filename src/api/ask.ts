import { z } from 'zod';
import { isDay } from '../../index/calendar/day.ts';
import { replySchema, tellProgram } from '../terminal/protocol.ts';
import { choosePlan, defineOperation, nameField, planField, planMissing, textField } from './operation.ts';

/** A day that exists. */
export const dayField = z.iso.date().refine(isDay);

/** A question, answered as on every platform. */
export const askOperation = defineOperation({
  name: 'ask',
  method: 'post',
  title: { zh: '提问', en: 'Ask' },
  description: {
    zh: '用平常的话问工作要点：哪条写了什么、谁负责、多少、什么时候、有哪些。答复里的事实都是要点原文，带出处；要点没有写的，status 是 not_in_plan。转述时引文一字不改，并附出处。',
    en: [
      'Asks the work plan in plain Chinese (or English): what it says on a matter, who, how many, when, which.',
      'Every fact of the reply is a quotation with its address; where the plan does not say, status is not_in_plan.',
      'Repeat quotations unchanged and with their address.',
    ].join(' '),
  },
  input: z.strictObject({
    question: textField({ zh: '问题', en: 'the question' }),
    conversation: nameField({
      zh: '对话的编号，自定；带上它就能接着问（那第二点呢）',
      en: 'an id of your choice for the conversation; with it follow-ups are understood',
    }).optional(),
    plan: planField,
    today: dayField
      .optional()
      .describe('从哪天算“今天”，默认今天 / from which day 今天 is counted; the clock’s by default'),
    explain: z.boolean().optional().describe('说明问题怎么读的 / tells how the question was read'),
  }),
  output: replySchema,
  async answer({ question, conversation = null, plan, today, explain = false }, source) {
    const chosen = choosePlan(source, plan);
    if (chosen === null)
      return { ...planMissing(source, plan), intent: 'none' as const, suggestions: [], aside: [], citations: [] };
    const focus = conversation === null ? null : await source.recall(conversation);
    const library = plan === undefined ? source.library : { plans: [chosen] };
    const asked = { text: question, today: today ?? source.today, focus };
    const { reply, answer } = tellProgram(asked, { ...source, library }, explain);
    await source.remember(conversation, question, answer);
    return reply;
  },
});
