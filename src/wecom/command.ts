import type { House } from '../platform.ts';

/** Commands that may be typed. */
export const COMMANDS = ['/digest', '/item', '/plan'] as const;

/** How many days back, and how many, unanswered questions are listed. */
const SINCE = 30 * 86_400_000;
const MOST = 10;

/** What is said to a command that asks the plan nothing; null where it is a question or no command. */
export async function runCommand({ store }: House, text: string): Promise<string | null> {
  const [, name = '', rest = ''] = /^\s*(\/[a-z]+)(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  const asked = rest.trim();
  if (name === '') return null;
  if (!COMMANDS.some((known) => known === name.toLowerCase()))
    return '没有这个命令。可用：/item 6.2（按条号）、/plan 问题、/digest（每日推送）。';
  if (name.toLowerCase() === '/item') return asked === '' ? '请写条号，例如：/item 6.2、/item 第五项第三点。' : null;
  if (asked !== '缺口') return null;
  const rows = await store.unanswered.top({ since: Date.now() - SINCE, limit: MOST });
  const lines = rows.map(({ question, count }) => `· ${question}（${count}次）`);
  return lines.length === 0 ? '最近30天没有要点答不上的问题。' : `最近30天要点没有写到的提问：\n${lines.join('\n')}`;
}
