import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { API_LIMITS } from '../api/limits.ts';
import { type Bilingual, bothLanguages } from '../api/operation.ts';

/** How an assistant is to speak of the plan. */
export const RULES: Bilingual = {
  zh: [
    '回答工作要点的问题时：',
    '1. 事实只来自工具给的引文（citations）。引文一字不改，放在引号里，后面写 address。',
    '2. 争取、力争、逐步、试点、探索、基本完成这些词是事实的一部分，不能去掉。',
    '3. status 是 not_in_plan 时，直接说要点没有写；这时的引文只是相近内容，要说明不是直接提及，不能当作答案。',
    '4. status 是 clarify 时，把要问清楚的问题转给提问的人。',
    '5. 任务分解表、日历的内容不是要点原文，分开写并注明来源。',
    '6. 发出前用 verify 核对每一句引文；verdict 不是 verbatim 就改回原文。',
    '7. 要点是计划，不写结果；不推断负责人、数字、日期和进展。',
  ].join('\n'),
  en: [
    'When you answer questions about the work plan:',
    '1. Facts come from the tools’ citations alone. Repeat a quotation unchanged, in quotation marks, with its address behind it.',
    '2. Words such as 争取, 力争, 逐步, 试点, 探索 and 基本完成 are part of the fact; keep them.',
    '3. Where status is not_in_plan, say that the plan does not say; quotations are then only near, and no answer.',
    '4. Where status is clarify, hand the question back to whoever asked.',
    '5. Rows of the office’s table and of the calendar are not the plan’s words; keep them apart and name their source.',
    '6. Check every quotation with verify before you send it; where the verdict is not verbatim, restore the printed words.',
    '7. A plan holds no results: infer no owner, number, date or progress.',
  ].join('\n'),
};

/** Adds the rules of quoting, with a question where one is given. */
export function addPrompts(server: McpServer): void {
  const config = {
    title: '引用规则 · Quoting rules',
    description: '转述工作要点时怎么引用 / how to quote the work plan',
    argsSchema: z.object({
      question: z.string().max(API_LIMITS.text).optional().describe('要回答的问题 / the question to answer'),
    }),
  };
  server.registerPrompt('quoting_rules', config, ({ question }) => {
    const asked = question === undefined || question === '' ? [] : [`问题 / Question: ${question}`];
    const text = [bothLanguages(RULES), ...asked].join('\n\n');
    return { messages: [{ role: 'user', content: { type: 'text', text } }] };
  });
}
