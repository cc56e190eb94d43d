import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Library } from '../../index/library.ts';
import { consult } from '../../intents/consult.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { type Explanation, explain } from '../../intents/explain.ts';
import { type Invocation, type Program, today, withSeeds } from './program.ts';
import { answerLine, readRequest } from './protocol.ts';
import { COLOUR, PLAIN, render } from './render.ts';

/** Answers one question from the command line, or those that come as lines of JSON. */
export const askProgram: Program = (invocation) =>
  withSeeds(invocation, async ({ config, library }) => {
    const { args, output, errors } = invocation;
    if (args[0] === '--json') return answerLines(invocation, library, today(config));
    if (args.length === 0) {
      errors.write('没有问题。用法：npm run ask -- "电梯相关任务"，或 npm run -s ask -- --json < 问题.jsonl\n');
      return 1;
    }
    const explains = args[0] === '--explain';
    const text = (explains ? args.slice(1) : args).join(' ');
    const question = { text, today: today(config), focus: null };
    const answer = asReadOnly(consult(question, library));
    const style = output.isTTY === true && config.colour ? COLOUR : PLAIN;
    output.write(`${render(answer, style)}\n`);
    if (explains) output.write(`${explanationText(explain(question, library))}\n`);
    return 0;
  });

/** How a question was read, in lines. */
function explanationText({ readings, aside, translated }: Explanation): string {
  const lines = readings.flatMap(({ text, references, scope, times, except, asks, words }) => [
    `读作：${text}`,
    ...(references.length > 0 ? [`  指向：${references.map((one) => JSON.stringify(one)).join(' ')}`] : []),
    ...(scope.length > 0 ? [`  范围：${scope.join('、')}`] : []),
    ...(times.length > 0 ? [`  时间：${times.join('、')}`] : []),
    ...(except === null ? [] : [`  除去：${except}`]),
    ...(asks.length > 0 ? [`  问的是：${asks.join('、')}`] : []),
    ...words.map(({ said, by, forms }) => `  ${said} → ${by === 'nothing' ? '要点没有' : forms.join('、')}`),
  ]);
  const rest = aside.length > 0 ? [`放在一边：${aside.join(' / ')}`] : [];
  return [
    '【怎么读的】',
    ...(translated.length > 0 ? [`英文读作：${translated.join('、')}`] : []),
    ...lines,
    ...rest,
  ].join('\n');
}

/** One JSON line for each that is read, in order, as it goes; a malformed one is told, the run goes on and ends with status 1. */
async function answerLines({ input, output }: Invocation, library: Library, day: string): Promise<number> {
  let status = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    // A byte order mark counts as a blank.
    if (line.trim() === '') continue;
    const read = readRequest(line.trim());
    if ('error' in read) status = 1;
    const out =
      'error' in read ? JSON.stringify({ id: null, error: read.error }) : answerLine(read.request, library, day);
    if (!output.write(`${out}\n`)) await once(output, 'drain');
  }
  return status;
}
