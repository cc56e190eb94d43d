import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { offers } from '../../../intents/handlers/help.ts';
import type { House } from '../../platform/platform.ts';
import { readHomeClick } from '../connection/payload.ts';
import { isShared } from '../digest/effects.ts';
import { BOARD, boardBlocks, pressBoard } from '../digest/home-subscriptions.ts';
import { homeView } from '../messages/home-view.ts';

/** Listens to who opens the app's tabs, and to what is pressed on App Home. */
export function listenHome(app: App, house: House): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publish(house, client, event.user, event.channel);
    else await suggest(house, client, event.channel);
  });
  app.action(new RegExp(`^${BOARD}:`), async ({ ack, body, client }) => {
    await ack();
    const click = readHomeClick(body);
    if (!click) return;
    const channel = await pressBoard(house, click);
    if (channel === null) return;
    // The direct messages are known again where the press was about a channel.
    const direct = isShared(channel) ? await directOf(client, click.user) : channel;
    await publish(house, client, click.user, direct);
  });
}

async function directOf(client: WebClient, user: string): Promise<string | null> {
  return (await client.conversations.open({ users: user })).channel?.id ?? null;
}

async function publish(house: House, client: WebClient, user: string, direct: string | null): Promise<void> {
  const view = homeView(house.knowledge, await boardBlocks(house, user, direct));
  await client.views.publish({ user_id: user, view });
}

async function suggest(house: House, client: WebClient, channel: string): Promise<void> {
  const prompts = offers(house.knowledge).map((message) => ({ title: message, message }));
  // Not every workspace has them; without, nothing is lost.
  await client
    .apiCall('assistant.threads.setSuggestedPrompts', { channel_id: channel, prompts })
    .catch(() => undefined);
}
