import type { AppContext } from '../platform/platform.ts';
import { Bot } from './bot.ts';
import { TIMING, type Timing } from './limits.ts';

/**
 * Connects the bot to WeCom by the long connection. Of several replicas the one that holds the lease is connected, the
 * others stand by. Throws where WeCom does not know the bot.
 */
export async function connect(context: AppContext, timing: Timing = TIMING): Promise<Bot> {
  const bot = new Bot(context, timing);
  await bot.start();
  return bot;
}
