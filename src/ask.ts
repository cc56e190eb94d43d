import { createInterface } from 'node:readline';
import { reply } from '../intents/reply.ts';
import { answerLine, readRequest } from './line.ts';
import { loadKnowledge } from './load.ts';
import { render } from './terminal/render.ts';
const k = loadKnowledge();
const today = new Date().toISOString().slice(0, 10);
if (process.argv.includes('--json')) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const r = readRequest(line);
    if ('error' in r) { console.log(JSON.stringify({ id: null, error: r.error })); process.exitCode = 1; }
    else console.log(answerLine(r.request, k, today));
  }
} else console.log(render(reply({ text: process.argv.slice(2).join(' '), today, focus: null }, k)));
