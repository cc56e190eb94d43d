import { createInterface } from 'node:readline';
import type { Knowledge } from '../../index/knowledge.ts';
import { currentPlan } from '../../index/library.ts';
import type { Answer, Focus } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { offers } from '../../intents/handlers/help.ts';
import { type Invocation, type Program, type Ready, today, withSeeds } from './program.ts';
import { COLOUR, PLAIN, render, type TextStyle } from './render.ts';

const LEAVE = /^(?:exit|quit|q|退出|再见|结束)$/iu;
const PROMPT = '问> ';

/** A chat in the terminal: history with the arrow keys, colours on a TTY only; 退出 or Ctrl-D ends it. */
export const chatProgram: Program = (invocation) =>
  withSeeds(invocation, async (ready) => {
    const { input, output } = invocation;
    const isTyped = input.isTTY === true;
    const lines = createInterface({ input, output, prompt: PROMPT, terminal: isTyped, historySize: 200 });
    output.write(`${welcome(currentPlan(ready.library, today(ready.config)))}\n`);
    if (isTyped) lines.prompt();
    await converse(invocation, ready, lines);
    if (isTyped) output.write('\n');
    return 0;
  });

async function converse(
  { input, output }: Invocation,
  { config, library }: Ready,
  lines: ReturnType<typeof createInterface>,
): Promise<void> {
  const style = output.isTTY === true && config.colour ? COLOUR : PLAIN;
  let focus: Focus | null = null;
  for await (const text of lines) {
    if (LEAVE.test(text.trim())) break;
    const answer: Answer = asReadOnly(consult({ text, today: today(config), focus }, library));
    focus = answer.focus;
    output.write(`${render(answer, style)}\n${next(answer, style)}\n`);
    if (input.isTTY === true) lines.prompt();
  }
}

function next(answer: Answer, style: TextStyle): string {
  return answer.suggestions.length === 0 || answer.status === 'help'
    ? ''
    : `${style.dim(`还可以问：${answer.suggestions.join(' · ')}`)}\n`;
}

function welcome(knowledge: Knowledge): string {
  const { plan } = knowledge;
  return [
    `《${plan.title}》，${plan.items.length}条、${plan.measures.length}点。每句引文一字不改，注明出处；要点没有写的，直说没有。`,
    `直接提问，例如：${offers(knowledge).join(' · ')}。输入“帮助”看能问什么，输入“退出”结束。`,
    '',
  ].join('\n');
}
