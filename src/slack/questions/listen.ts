import { App, type AppOptions, type Receiver, type RespondArguments } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { checkRate } from '../../platform/conversation.ts';
import type { AppContext } from '../../platform/platform.ts';
import { unwrittenText } from '../../store/outage.ts';
import { readClick, readCommand, readHomeClick } from '../connection/payload.ts';
import { postPrivately } from '../connection/post-message.ts';
import { ACTIONS, readButtonValue } from '../messages/buttons.ts';
import type { SlackMessage } from '../messages/render.ts';
import { itemModal } from '../messages/views.ts';
import { listenHome } from './app-home.ts';
import { askReason, keepReason, keepVerdict, REASON_ACTION } from './feedback.ts';
import { type Received, readSlackQuestion, receivedCommand, SHORTCUT } from './question.ts';
import { answerCommand, isPosted } from './slash-command.ts';

/** What Bolt tells of a listener that threw. */
interface Failure {
  readonly error: Error;
  readonly body: unknown;
  readonly context: { readonly retryNum?: number };
}

/** What receives is opened before Bolt is. */
const OPENED: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

/**
 * Opens Bolt with all listeners: mentions, messages, clicks, commands, the shortcut, App Home. A question is written to
 * the inbox before it is acknowledged, and `wake` tells the worker, which answers it; all else is answered on the spot.
 */
export async function openBolt(options: AppOptions, context: AppContext, wake: () => void): Promise<App> {
  const app = new App({ ...options, receiver: OPENED, deferInitialization: true, extendedErrorHandler: true });
  listenToQuestions(app, context, wake);
  listenHome(app, context);
  listenOnTheSpot(app, context);
  // Whoever brought the payload logs it, and leaves it unacknowledged.
  app.error(async ({ error, body, context: { retryNum } }: Failure) => {
    const text = unwrittenText(error);
    // Slack brings a message again: it is told once.
    if (text !== null && !retryNum) await tellUnwritten(context, app.client, body, text).catch(() => undefined);
    throw error;
  });
  await app.init();
  return app;
}

function listenToQuestions(app: App, context: AppContext, wake: () => void): void {
  const { store, log } = context;
  const keep = async ({ question, aliases }: Received) => {
    const { key, thread } = question;
    const row = { key, aliases, thread, body: JSON.stringify(question), at: Date.now() };
    const isNew = await store.inbox.receive(row);
    log.debug({ key, isNew }, 'question received');
    wake();
  };
  const take = async ({ body }: { readonly body: unknown }) => {
    const received = readSlackQuestion(body);
    if (received && (received.isAddressed || (await isKnown(context, received.question.thread)))) await keep(received);
  };
  app.event('app_mention', take);
  app.event('message', take);
  for (const name of [ACTIONS.ask, ACTIONS.more, ACTIONS.share, ACTIONS.confirm])
    app.action(new RegExp(`^${name}(:|$)`), ({ ack, body }) => take({ body }).then(() => ack()));
  app.shortcut(SHORTCUT, ({ ack, body }) => take({ body }).then(() => ack()));
  app.command(/.*/, async ({ ack, body }) => {
    const command = readCommand(body);
    if (!command) return ack();
    await context.loaded;
    if (!isPosted(context, command)) return ack(ephemeral(await answerCommand(context, command)));
    await keep(receivedCommand(command));
    await ack();
  });
}

/** In a channel a message without a mention is for the bot where it has answered in the thread. */
async function isKnown({ store }: AppContext, thread: string): Promise<boolean> {
  return (await store.conversations.recall(thread, Date.now())) !== null;
}

/** What is answered within the three seconds of its acknowledgement. */
function listenOnTheSpot(app: App, context: AppContext): void {
  app.action(ACTIONS.whole, async ({ ack, body, client }) => {
    await ack();
    await context.loaded;
    const click = readClick(body);
    if (!(await isWithinRate(context, body))) return;
    const view = itemModal(context.knowledge, readButtonValue(click?.value)?.q ?? '');
    const trigger = 'trigger_id' in body ? String(body.trigger_id) : '';
    if (view) await client.views.open({ trigger_id: trigger, view });
  });
  app.action(ACTIONS.link, ({ ack }) => ack());
  app.action(ACTIONS.verdict, async ({ ack, body, client }) => {
    await ack();
    if (!(await isWithinRate(context, body))) return;
    const down = await keepVerdict(context.store, body);
    if (down) await askReason(client, down);
  });
  app.action(new RegExp(`^${REASON_ACTION}:`), async ({ ack, body, respond }) => {
    await ack();
    if (!(await isWithinRate(context, body))) return;
    if (await keepReason(context.store, body)) await respond({ replace_original: true, text: '已记下，谢谢。' });
  });
}

/** Tells who asked, and nobody else, that nothing could be written down. Who spoke to others hears nothing. */
async function tellUnwritten({ config }: AppContext, client: WebClient, body: unknown, text: string): Promise<void> {
  const received = readSlackQuestion(body);
  const ways = [readCommand(body)?.responseUrl, readClick(body)?.responseUrl, received?.question.responseUrl];
  const url = ways.find((way) => way != null);
  if (url != null) return postPrivately(url, { text, blocks: [] });
  if (!received?.isAddressed) return;
  const { channel, user, threadTs } = received.question;
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  await client.chat.postEphemeral({ token: config.slack.botToken ?? '', channel, user, text, ...thread });
}

/** Whether a person clicks no faster than they may ask. */
async function isWithinRate(context: AppContext, body: unknown): Promise<boolean> {
  const click = readHomeClick(body);
  return click !== null && (await checkRate(context, click.user)) === 'ok';
}

function ephemeral({ text, blocks }: SlackMessage): RespondArguments {
  return { response_type: 'ephemeral', replace_original: false, text, blocks };
}
