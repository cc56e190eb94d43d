import { createInterface } from 'node:readline';
import type { Answer, Focus } from '../../intents/answer/answer.ts';
import { offers } from '../../intents/handlers/help.ts';
import type { AppContext } from '../platform/platform.ts';
import { COLOUR, PLAIN, render, type TextStyle } from './render.ts';

const LEAVE = /^(?:exit|quit|q|退出|再见|结束)$/iu;
const PROMPT = '问> ';

/** What a chat needs of the house. */
type TerminalContext = Pick<AppContext, 'config' | 'knowledge' | 'answer' | 'today'>;

/** A chat in the terminal: history with the arrow keys, colours on a TTY only; 退出 or Ctrl-D ends it. */
export async function chat(context: TerminalContext): Promise<void> {
  const style = process.stdout.isTTY === true && context.config.colour ? COLOUR : PLAIN;
  const talk = process.stdin.isTTY === true;
  const options = { input: process.stdin, output: process.stdout, prompt: PROMPT, terminal: talk, historySize: 200 };
  const lines = createInterface(options);
  process.stdout.write(`${welcome(context)}\n`);
  if (talk) lines.prompt();
  await converse(context, lines, style, talk);
  process.stdout.write(talk ? '\n' : '');
}

async function converse(
  context: TerminalContext,
  lines: ReturnType<typeof createInterface>,
  style: TextStyle,
  talk: boolean,
): Promise<void> {
  let focus: Focus | null = null;
  for await (const text of lines) {
    if (LEAVE.test(text.trim())) break;
    const answer: Answer = context.answer({ text, today: context.today(), focus });
    focus = answer.focus;
    process.stdout.write(`${render(answer, style)}\n${next(answer, style)}\n`);
    if (talk) lines.prompt();
  }
}

function next(answer: Answer, style: TextStyle): string {
  return answer.suggestions.length === 0 || answer.status === 'help'
    ? ''
    : `${style.dim(`还可以问：${answer.suggestions.join(' · ')}`)}\n`;
}

function welcome({ knowledge }: TerminalContext): string {
  const { plan } = knowledge;
  return [
    `《${plan.title}》，${plan.items.length}条、${plan.measures.length}点。每句引文一字不改，注明出处；要点没有写的，直说没有。`,
    `直接提问，例如：${offers(knowledge).join(' · ')}。输入“帮助”看能问什么，输入“退出”结束。`,
    '',
  ].join('\n');
}
