import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Library } from '../../index/library.ts';
import { consultAll } from '../../intents/consult.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { explainLines } from '../../intents/explain.ts';
import type { Config } from '../config/config.ts';
import { type Invocation, type Program, today, withSeeds } from './program.ts';
import { answerLine, readRequest } from './protocol.ts';
import { COLOUR, PLAIN, render } from './render.ts';

/** Answers one question from the command line, or those that come as lines of JSON. */
export const askProgram: Program = (invocation) =>
  withSeeds(invocation, async ({ config, library }) => {
    const { args, output, errors } = invocation;
    if (args[0] === '--json') return answerLines(invocation, library, config);
    if (args.length === 0) {
      errors.write('没有问题。用法：npm run ask -- "电梯相关任务"，或 npm run -s ask -- --json < 问题.jsonl\n');
      return 1;
    }
    const explains = args[0] === '--explain';
    const text = (explains ? args.slice(1) : args).join(' ');
    const { answer: found, queries } = consultAll({ text, today: today(config), focus: null }, library);
    const answer = asReadOnly(found);
    const style = output.isTTY === true && config.colour ? COLOUR : PLAIN;
    output.write(`${render(answer, style)}\n`);
    if (explains) output.write(`${['【怎么读的】', ...queries.flatMap(explainLines)].join('\n')}\n`);
    return 0;
  });

/** One JSON line for each that is read, in order, as it goes; a malformed one is told, the run goes on and ends with status 1. */
async function answerLines({ input, output }: Invocation, library: Library, config: Config): Promise<number> {
  let status = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    // A byte order mark counts as a blank.
    if (line.trim() === '') continue;
    const read = readRequest(line.trim());
    if ('error' in read) status = 1;
    const out =
      'error' in read
        ? JSON.stringify({ id: null, error: read.error })
        : answerLine(read.request, library, today(config), config.web.publicUrl);
    if (!output.write(`${out}\n`)) await once(output, 'drain');
  }
  return status;
}
