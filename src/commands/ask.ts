import { createInterface } from 'node:readline';
import type { Library } from '../../index/library.ts';
import { consult } from '../../intents/consult.ts';
import { elsewhere } from '../../intents/digest/elsewhere.ts';
import { start, today } from '../app/start.ts';
import { COLOUR, PLAIN, render } from '../terminal/render.ts';
import { answerLine, readRequest } from './protocol.ts';

const words = process.argv.slice(2);

await start(async ({ config, library }) => {
  if (words[0] === '--json') return answerLines(library, today(config));
  if (words.length === 0) {
    process.stderr.write('没有问题。用法：npm run ask -- "电梯相关任务"，或 npm run -s ask -- --json < 问题.jsonl\n');
    process.exitCode = 1;
    return;
  }
  const answer = elsewhere(consult({ text: words.join(' '), today: today(config), focus: null }, library));
  const style = process.stdout.isTTY === true && config.colour ? COLOUR : PLAIN;
  process.stdout.write(`${render(answer, style)}\n`);
});

/** One JSON line for each that is read, in order, as it goes; a malformed one is told and the run goes on. */
async function answerLines(library: Library, day: string): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const read = readRequest(line);
    if ('error' in read) process.exitCode = 1;
    const out =
      'error' in read ? JSON.stringify({ id: null, error: read.error }) : answerLine(read.request, library, day);
    if (!process.stdout.write(`${out}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
