import type { AppContext } from '../platform/platform.ts';
import { DIGEST_LIMITS } from './limits.ts';

/** Commands that are answered on every platform; any other is told what there is. */
export const COMMANDS = ['/digest', '/item', '/plan'] as const;
/** What is said to another command. */
export const UNKNOWN_COMMAND = '没有这个命令。可用：/item 6.2（按条号）、/plan 问题、/digest（每日推送）。';
/** What is said to /item without a number. */
export const MISSING_NUMBER = '请写条号，例如：/item 6.2、/item 第五项第三点。';

/** /plan 缺口: what was asked most and not answered. */
export async function unansweredText({ store }: AppContext): Promise<string> {
  const rows = await store.unanswered.top({
    since: Date.now() - DIGEST_LIMITS.gapsListWindow,
    limit: DIGEST_LIMITS.gapsListed,
  });
  const lines = rows.map(({ question, count }) => `· ${question}（${count}次）`);
  return lines.length === 0 ? '最近30天没有要点答不上的问题。' : `最近30天要点没有写到的提问：\n${lines.join('\n')}`;
}
