import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { offers } from '../../../intents/handlers/help.ts';
import { checkRate } from '../../platform/conversation.ts';
import type { AppContext } from '../../platform/platform.ts';
import { readHomeClick } from '../connection/payload.ts';
import { isShared } from '../digest/effects.ts';
import { applyHomeClick, SUBSCRIPTION_ACTION, subscriptionBlocks } from '../digest/home-subscriptions.ts';
import { homeView } from '../messages/views.ts';

/** Listens to who opens the app's tabs, and to what is pressed on App Home. */
export function listenHome(app: App, context: AppContext): void {
  app.event('app_home_opened', async ({ event, client }) => {
    await context.loaded;
    if (event.tab === 'home') await publish(context, client, event.user, event.channel);
    else await suggest(context, client, event.channel);
  });
  app.action(new RegExp(`^${SUBSCRIPTION_ACTION}:`), async ({ ack, body, client }) => {
    await ack();
    await context.loaded;
    const click = readHomeClick(body);
    if (!click || (await checkRate(context, click.user)) !== 'ok') return;
    const channel = await applyHomeClick(context, click);
    if (channel === null) return;
    // The direct messages are known again where the press was about a channel.
    const direct = isShared(channel) ? await directOf(client, click.user) : channel;
    await publish(context, client, click.user, direct);
  });
}

async function directOf(client: WebClient, user: string): Promise<string | null> {
  return (await client.conversations.open({ users: user })).channel?.id ?? null;
}

async function publish(context: AppContext, client: WebClient, user: string, direct: string | null): Promise<void> {
  const view = homeView(context.knowledge, await subscriptionBlocks(context, user, direct));
  await client.views.publish({ user_id: user, view });
}

async function suggest(context: AppContext, client: WebClient, channel: string): Promise<void> {
  const prompts = offers(context.knowledge).map((message) => ({ title: message, message }));
  // Not every workspace has them; without, nothing is lost.
  await client
    .apiCall('assistant.threads.setSuggestedPrompts', { channel_id: channel, prompts })
    .catch(() => undefined);
}
