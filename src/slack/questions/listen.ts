import type { App, Context, RespondArguments } from '@slack/bolt';
import type { Log } from '../../config/logger.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { SHORTCUT } from '../connection/intake.ts';
import { readAsking, readClick, readShortcut, readTyped } from '../connection/payload.ts';
import { ACTIONS, readCarried } from '../messages/buttons.ts';
import { wholeItem } from '../messages/item-modal.ts';
import type { Message } from '../messages/render.ts';
import { answerClick, answerConfirm, answerMessage } from './answer-question.ts';
import { listenHome } from './app-home.ts';
import { askReason, keepReason, keepVerdict, REASON } from './feedback.ts';
import { answerCommand, answerShortcut, plain, postCommand } from './slash-command.ts';

/** A row of the inbox on its way through Bolt: the listener leaves here how it ended. */
export interface Job {
  readonly row: Claimed;
  outcome: Outcome | null;
  error: unknown;
}

function jobOf(context: Context): Job | null {
  return (context.job as Job | undefined) ?? null;
}

/** Answers a row of the inbox, and leaves how it ended where the worker finds it. */
type Answer = (context: Context, of: (row: Claimed) => Promise<Outcome>) => Promise<void>;

/** Registers all listeners: mentions, messages, clicks, commands, the shortcut, App Home. */
export function listen(app: App, house: House, log: Log): void {
  const answer: Answer = async (context, of) => {
    const job = jobOf(context);
    if (!job) return;
    try {
      job.outcome = await of(job.row);
    } catch (error) {
      job.error = error;
    }
  };
  listenToQuestions(app, house, answer);
  listenToCommands(app, house, answer);
  listenHome(app, house);
  listenOnTheSpot(app, house, log);
}

/** Mentions and messages, and the clicks that are answered by a post. */
function listenToQuestions(app: App, house: House, answer: Answer): void {
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
  app.action(ACTIONS.confirm, ({ body, client, context, respond }) =>
    answer(context, async (row) => {
      const click = readClick(body);
      const whisper = (text: string) => respond(ephemeral(plain(text)));
      return click ? answerConfirm(house, client, click, row, whisper) : { kind: 'done' };
    }),
  );
}

/** Slash commands, most of which are answered at once, and the shortcut. */
function listenToCommands(app: App, house: House, answer: Answer): void {
  app.command(/.*/, async ({ body, client, context, ack, respond }) => {
    const typed = readTyped(body);
    if (!typed) return ack();
    if (!jobOf(context)) return ack(ephemeral(await answerCommand(house, typed)));
    await answer(context, (row) => postCommand(house, client, typed, row, (message) => respond(ephemeral(message))));
  });
  app.shortcut(SHORTCUT, ({ body, respond, context }) =>
    answer(context, async () => {
      const pressed = readShortcut(body, SHORTCUT);
      if (pressed) await respond(ephemeral(await answerShortcut(house, pressed.value, pressed.user)));
      return { kind: 'done' };
    }),
  );
}

/** What is answered within the three seconds of its acknowledgement. */
function listenOnTheSpot(app: App, house: House, log: Log): void {
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
  app.error(async (error) => log.error({ error: String(error) }, 'a listener failed'));
}

function ephemeral({ text, blocks }: Message): RespondArguments {
  return { response_type: 'ephemeral', replace_original: false, text, blocks };
}
