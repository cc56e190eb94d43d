import { openAgent } from '../platform/outbound.ts';
import type { AppContext } from '../platform/platform.ts';
import { Bot } from './bot.ts';
import { WECOM_URL } from './connection/account.ts';
import { TIMING, type Timing } from './limits.ts';

/**
 * Connects the bot to WeCom by the long connection. Of several replicas the one that holds the lease is connected, the
 * others stand by. Throws where WeCom does not know the bot.
 */
export async function connect(context: AppContext, timing: Timing = TIMING): Promise<Bot> {
  const { proxy, wecom } = context.config;
  const bot = new Bot(context, timing, openAgent(proxy, wecom.url ?? WECOM_URL));
  await bot.start();
  return bot;
}
