import { COMMANDS, NUMBERLESS, sayGaps, UNKNOWN } from '../../digest/slash-commands.ts';
import type { House } from '../../platform/platform.ts';

/** What is said to a command that asks the plan nothing; null where it is a question or no command. */
export async function runCommand(house: House, text: string): Promise<string | null> {
  const [, name = '', rest = ''] = /^\s*(\/[a-z]+)(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  const asked = rest.trim();
  if (name === '') return null;
  if (!COMMANDS.some((known) => known === name.toLowerCase())) return UNKNOWN;
  if (name.toLowerCase() === '/item') return asked === '' ? NUMBERLESS : null;
  return asked === '缺口' ? sayGaps(house) : null;
}
