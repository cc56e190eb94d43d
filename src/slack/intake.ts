import type { AckFn, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../config/logger.ts';
import type { Store } from '../store/open.ts';
import { ACTIONS } from './button.ts';
import { type Incoming, readAsking, readClick, readShortcut, readTyped, type Typed } from './payload.ts';

/** The message shortcut 查工作要点. */
export const SHORTCUT = 'ask_plan';
/** Buttons whose answer is a post, and so goes through the inbox; the others are answered on the spot. */
const POSTING = [ACTIONS.ask, ACTIONS.more, ACTIONS.share, ACTIONS.confirm];

/** What takes payloads in. */
export interface Intake {
  /** Takes a payload: writes a question to the inbox before it is acknowledged, hands all else to Bolt. */
  take(event: ReceiverEvent): Promise<void>;
}

/** What an intake needs: Bolt's own door, and the bot's user id once it is known. */
export interface Doors {
  readonly store: Store;
  readonly log: Log;
  process(event: ReceiverEvent): Promise<void>;
  wake(): void;
  botUser(): string | null;
  /** Whether what a command orders is answered by a post for all. */
  isPosted(typed: Typed): Promise<boolean>;
}

/** Opens the intake. */
export function openIntake({ store, log, process, wake, botUser, isPosted }: Doors): Intake {
  async function row(body: unknown): Promise<Incoming | null> {
    const asking = readAsking(body);
    if (asking) {
      if (asking.user === botUser()) return null;
      const known = asking.isMention || asking.isDirect || (await isOurs(asking.thread, asking.threadTs));
      return known ? asking : null;
    }
    const click = readClick(body);
    if (click) return POSTING.some((name) => click.action.startsWith(name)) ? click : null;
    const typed = readTyped(body);
    if (typed) return (await isPosted(typed)) ? typed : null;
    return readShortcut(body, SHORTCUT);
  }

  /** In a channel a message without a mention counts where the bot has answered in its thread. */
  async function isOurs(thread: string, threadTs: string | null): Promise<boolean> {
    return threadTs !== null && (await store.conversations.recall(thread, Date.now())) !== null;
  }

  return {
    async take(event) {
      const found = await row(event.body);
      if (found === null) return isSilent(event.body) ? acknowledge(event.ack) : process(event);
      const { key, aliases, thread } = found;
      const isNew = await store.inbox.receive({
        key,
        aliases,
        thread,
        body: JSON.stringify(event.body),
        at: Date.now(),
      });
      await acknowledge(event.ack);
      log.debug({ key, isNew }, 'a question was received');
      wake();
    },
  };
}

/** Messages that are no question (bots, edits, threads of others) are acknowledged and left. */
function isSilent(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return true;
  const { event } = body as { event?: { type?: unknown } };
  return event?.type === 'message' || event?.type === 'app_mention';
}

async function acknowledge(ack: AckFn<unknown>): Promise<void> {
  await ack();
}
