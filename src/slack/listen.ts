import type { App, Context, RespondArguments } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { offers } from '../../intents/help.ts';
import { answerOnce, mayAsk, note, tooMany } from '../desk.ts';
import type { Log } from '../log.ts';
import type { House } from '../platform.ts';
import type { Claimed } from '../store/inbox.ts';
import type { Outcome } from '../worker.ts';
import { ACTIONS, readCarried } from './button.ts';
import { homeView } from './home.ts';
import { SHORTCUT } from './intake.ts';
import { wholeItem } from './modal.ts';
import { readAsking, readClick, readShortcut } from './payload.ts';
import { type Message, render } from './render.ts';
import { answerClick, answerMessage, PLACE } from './talk.ts';
import { askReason, keepReason, keepVerdict, REASON } from './verdict.ts';
import { words } from './words.ts';

/** A row of the inbox on its way through Bolt: the listener leaves here how it ended. */
export interface Job {
  readonly row: Claimed;
  outcome: Outcome | null;
  error: unknown;
}

/** Slash commands that are answered; any other is told what there is. */
export const COMMANDS = ['/item', '/plan'] as const;

function jobOf(context: Context): Job | null {
  return (context.job as Job | undefined) ?? null;
}

/** Registers all listeners: mentions, messages, clicks, commands, the shortcut, App Home. */
export function listen(app: App, house: House, log: Log): void {
  const answer = async (context: Context, of: (row: Claimed) => Promise<Outcome>) => {
    const job = jobOf(context);
    if (!job) return;
    try {
      job.outcome = await of(job.row);
    } catch (error) {
      job.error = error;
    }
  };
  for (const name of ['app_mention', 'message'] as const)
    app.event(name, ({ body, client, context }) =>
      answer(context, async (row) => {
        const asking = readAsking(body);
        return asking ? answerMessage(house, client, asking, row) : { kind: 'done' };
      }),
    );
  for (const action of [ACTIONS.ask, ACTIONS.more, ACTIONS.share])
    app.action(new RegExp(`^${action}(:|$)`), ({ body, client, context }) =>
      answer(context, async (row) => {
        const click = readClick(body);
        return click ? answerClick(house, client, click, row) : { kind: 'done' };
      }),
    );
  app.shortcut(SHORTCUT, ({ body, respond, context }) =>
    answer(context, async () => {
      const pressed = readShortcut(body, SHORTCUT);
      if (pressed) await respond(ephemeral(await privately(house, pressed.value, pressed.user)));
      return { kind: 'done' };
    }),
  );
  listenOnTheSpot(app, house, log);
}

/** What is answered within the three seconds of its acknowledgement. */
function listenOnTheSpot(app: App, house: House, log: Log): void {
  app.command(/.*/, async ({ command, ack }) =>
    ack(ephemeral(await runCommand(house, command.command, command.text, command.user_id))),
  );
  app.action(ACTIONS.whole, async ({ ack, body, client }) => {
    await ack();
    const click = readClick(body);
    const view = wholeItem(house.knowledge, readCarried(click?.value)?.q ?? '');
    const trigger = 'trigger_id' in body ? String(body.trigger_id) : '';
    if (view) await client.views.open({ trigger_id: trigger, view });
  });
  app.action(ACTIONS.link, ({ ack }) => ack());
  app.action(ACTIONS.verdict, async ({ ack, body, client }) => {
    await ack();
    const down = await keepVerdict(house.store, body);
    if (down) await askReason(client, down);
  });
  app.action(new RegExp(`^${REASON}:`), async ({ ack, body, respond }) => {
    await ack();
    if (await keepReason(house.store, body)) await respond({ replace_original: true, text: '已记下，谢谢。' });
  });
  app.event('app_home_opened', ({ event, client }) => openHome(house, client, event));
  app.error(async (error) => log.error({ error: String(error) }, 'a listener failed'));
}

async function openHome(
  house: House,
  client: WebClient,
  event: { tab?: string; user: string; channel: string },
): Promise<void> {
  if (event.tab === 'home') {
    await client.views.publish({ user_id: event.user, view: homeView(house.knowledge) });
    return;
  }
  const prompts = offers(house.knowledge).map((message) => ({ title: message, message }));
  // Not every workspace has them; without, nothing is lost.
  await client
    .apiCall('assistant.threads.setSuggestedPrompts', { channel_id: event.channel, prompts })
    .catch(() => undefined);
}

/** The reply to a slash command. */
async function runCommand(house: House, name: string, text: string, user: string): Promise<Message> {
  const asked = text.trim();
  if (!COMMANDS.some((known) => known === name)) return plain('没有这个命令。可用：/item 6.2（按条号）、/plan 问题。');
  if (name === '/item' && asked === '') return plain('请写条号，例如：/item 6.2、/item 第五项第三点。');
  if (name === '/plan' && asked === '缺口') return gaps(house);
  return privately(house, asked === '' ? '帮助' : asked, user);
}

/** Answers one person; nobody else sees it. */
async function privately(house: House, text: string, user: string): Promise<Message> {
  if ((await mayAsk(house, user)) !== 'ok') return plain(tooMany(house));
  const answered = answerOnce(house, text, null);
  await note(house, { thread: `slack:private:${user}`, user, place: PLACE }, answered);
  const { question, answer } = answered;
  return render(answer, { question, room: 'private', from: 0, link: house.link });
}

/** How many days back, and how many, unanswered questions are listed. */
const SINCE = 30 * 86_400_000;
const MOST = 10;

async function gaps({ store }: House): Promise<Message> {
  const rows = await store.unanswered.top({ since: Date.now() - SINCE, limit: MOST });
  const lines = rows.map(({ question, count }) => `· ${question.replace(/[<>&]/g, ' ')}（${count}次）`);
  return plain(
    lines.length === 0 ? '最近30天没有要点答不上的问题。' : `最近30天要点没有写到的提问：\n${lines.join('\n')}`,
  );
}

function plain(text: string): Message {
  return { text, blocks: [words(text)] };
}

function ephemeral({ text, blocks }: Message): RespondArguments {
  return { response_type: 'ephemeral', text, blocks };
}
