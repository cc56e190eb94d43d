import type { House } from '../platform/platform.ts';
import { Bot } from './bot.ts';
import { PACE, type Pace } from './connection/timing.ts';

/**
 * Connects the bot to WeCom by the long connection. Of several replicas the one that holds the lease is connected, the
 * others stand by. Throws where WeCom does not know the bot.
 */
export async function connect(house: House, pace: Pace = PACE): Promise<Bot> {
  const bot = new Bot(house, pace);
  await bot.start();
  return bot;
}
