import { COMMANDS, MISSING_NUMBER, UNKNOWN_COMMAND, unansweredText } from '../../digest/slash-commands.ts';
import type { AppContext } from '../../platform/platform.ts';

/** What is said to a command that asks the plan nothing; null where it is a question or no command. */
export async function runCommand(context: AppContext, text: string): Promise<string | null> {
  const [, name = '', rest = ''] = /^\s*(\/[a-z]+)(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  const asked = rest.trim();
  if (name === '') return null;
  if (!COMMANDS.some((known) => known === name.toLowerCase())) return UNKNOWN_COMMAND;
  if (name.toLowerCase() === '/item') return asked === '' ? MISSING_NUMBER : null;
  return asked === '缺口' ? unansweredText(context) : null;
}
