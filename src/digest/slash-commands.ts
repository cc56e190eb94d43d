import type { AppContext } from '../platform/platform.ts';
import { DIGEST_LIMITS } from './limits.ts';

/** Commands that are answered on every platform; any other is told what there is. */
export const COMMANDS = ['/digest', '/item', '/plan'] as const;
/** What is said to another command. */
export const UNKNOWN_COMMAND = '没有这个命令。可用：/item 6.2（按条号）、/plan 问题、/digest（每日推送）。';
/** What is said to /item without a number. */
export const MISSING_NUMBER = '请写条号，例如：/item 6.2、/item 第五项第三点。';

/** What is said to /plan 缺口 of somebody who does not run the bot, and of one who does where others read. */
const NOT_YOURS = '缺口里是大家的提问，只给管理员看（.env 里的 ADMIN_USERS）。';
const NOT_HERE = '缺口里是大家的提问，这里有别人在看。请单独问我。';

/** Whether a person runs the bot: named in ADMIN_USERS, alone or behind the platform's name. */
function isAdmin({ config }: AppContext, platform: string, user: string): boolean {
  return config.admins.includes(user) || config.admins.includes(`${platform}:${user}`);
}

/** Who wants to see what people asked, and whether anybody else would. */
interface Reader {
  readonly platform: string;
  readonly user: string;
  readonly isAlone: boolean;
}

/** /plan 缺口: what was asked most and not answered, for those alone who run the bot. */
export async function unansweredText(context: AppContext, { platform, user, isAlone }: Reader): Promise<string> {
  if (!isAdmin(context, platform, user)) return NOT_YOURS;
  if (!isAlone) return NOT_HERE;
  const rows = await context.store.unanswered.top({
    since: context.now() - DIGEST_LIMITS.gapsListWindow,
    limit: DIGEST_LIMITS.gapsListed,
  });
  const lines = rows.map(({ question, count }) => `· ${question}（${count}次）`);
  return lines.length === 0 ? '最近30天没有要点答不上的问题。' : `最近30天要点没有写到的提问：\n${lines.join('\n')}`;
}
