import { randomUUID } from 'node:crypto';
import type { WsFrame } from '@wecom/aibot-node-sdk';
import { offers } from '../../../intents/handlers/help.ts';
import { checkRate } from '../../platform/conversation.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { ProgressIndicator } from '../connection/progress.ts';
import type { LongConnection } from '../connection/socket.ts';
import { MEMORY, MESSAGE } from '../limits.ts';
import { chosenCard, readButtonKey } from '../messages/card.ts';
import { feedbackId, readFeedbackId, streamId } from '../protocol/ids.ts';
import { readEvent, readMessage, type WecomEvent, type WecomQuestion } from '../protocol/payload.ts';
import { PLATFORM } from '../protocol/text.ts';
import { CLOSED, isAllowed, questionOf } from './reply.ts';

/** What an intake needs. */
interface IntakeDeps {
  readonly context: AppContext;
  readonly connection: LongConnection;
  readonly progress: ProgressIndicator;
  wake(): void;
}

/** What is said where a question cannot be written down. */
const UNWRITTEN = '系统暂时记不下问题，请稍后再发一次。';

/** Takes in what WeCom sends: questions go to the inbox, in the order in which they came; all else is done on the spot. */
export class Intake {
  private readonly deps: IntakeDeps;
  private tail: Promise<void> = Promise.resolve();

  constructor(deps: IntakeDeps) {
    this.deps = deps;
  }

  /** Takes a message. */
  message(frame: WsFrame): void {
    const incoming = readMessage(frame);
    if (incoming) this.next(() => this.keep(incoming));
    else this.deps.context.log.warn('unreadable message dropped');
  }

  /** Takes an event. */
  event(frame: WsFrame): void {
    const happening = readEvent(frame);
    // A welcome tells of the plan; what comes behind it is written down meanwhile.
    if (happening?.kind === 'enter')
      this.deps.context.loaded.then(() => this.next(() => this.attend(happening))).catch(() => undefined);
    else if (happening) this.next(() => this.attend(happening));
    else this.deps.context.log.debug('unknown event dropped');
  }

  /** Waits until all that came is written down. */
  settled(): Promise<void> {
    return this.tail;
  }

  private next(work: () => Promise<void>): void {
    this.tail = this.tail.then(work).catch((error) => {
      this.deps.context.log.error({ error: String(error) }, 'event failed');
    });
  }

  /** Writes a question down once, and shows that it is being worked on. */
  private async keep(incoming: WecomQuestion): Promise<void> {
    const { connection, progress, wake, context } = this.deps;
    if (!isAllowed(context, incoming)) return this.refuse(incoming);
    try {
      if (!(await this.receive(incoming))) return;
    } catch (error) {
      context.log.error({ error: String(error) }, 'inbox write failed');
      await connection.stream(incoming.req, incoming.key, UNWRITTEN, true);
      return;
    }
    progress.begin(incoming, feedbackId(incoming.key, questionOf(context, incoming)));
    wake();
  }

  /** Tells once a day that the bot is not for somebody, and keeps nothing of what was said. */
  private async refuse({ key, req, chat, user }: WecomQuestion): Promise<void> {
    const { context, connection } = this.deps;
    const name = `${PLATFORM}:refused:${chat}:${user}`;
    const isFirst = await context.store.leases.take(name, req, Date.now(), MEMORY.refused);
    context.log.info({ chat, user }, 'question refused, not among those who may ask');
    if (isFirst) await connection.stream(req, streamId(key, 0), CLOSED, true);
  }

  private receive(incoming: WecomQuestion): Promise<boolean> {
    const { key, chat } = incoming;
    const row = { key, thread: `${PLATFORM}:${chat}`, body: JSON.stringify(incoming), at: Date.now() };
    return this.deps.context.store.inbox.receive(row);
  }

  private async attend(happening: WecomEvent): Promise<void> {
    switch (happening.kind) {
      case 'enter':
        return this.welcome(happening);
      case 'click':
        return this.choose(happening.click, happening.task);
      case 'opinion':
        return this.note(happening);
    }
  }

  private async welcome({ key, req, user }: WecomEvent & { kind: 'enter' }): Promise<void> {
    const { context, connection } = this.deps;
    if (!isAllowed(context, { chat: user, user, isGroup: false })) return;
    const isNew = await context.store.leases.take(key, req, Date.now(), MEMORY.welcomed);
    if (isNew) await connection.welcome(req, welcomeOf(context));
  }

  /** The card is changed within the five seconds that WeCom gives; the answer goes through the inbox. */
  private async choose(click: WecomQuestion, task: string): Promise<void> {
    const { connection, wake, context } = this.deps;
    if (!isAllowed(context, click)) return;
    const question = readButtonKey(click.text ?? '');
    if (question === null || !(await this.receive({ ...click, text: question }))) return;
    wake();
    await connection.update(click.req, chosenCard(question, task));
  }

  /** One opinion a person and answer: the last that was given, none where it was taken back; a delivery of before changes nothing. */
  private async note({ key, id, type, why, user }: WecomEvent & { kind: 'opinion' }): Promise<void> {
    const { context } = this.deps;
    const { store, log } = context;
    const named = readFeedbackId(id);
    const verdict = VERDICTS[type];
    const who = `${PLATFORM}:${user}`;
    if (!named || verdict === undefined) return;
    if (!(await store.leases.take(key, randomUUID(), Date.now(), MEMORY.opinion))) return;
    if (verdict === null) return store.feedback.remove({ answer: named.answer, user: who });
    if ((await checkRate(context, who)) !== 'ok') return;
    const reason = why.trim() === '' ? null : why.trim().slice(0, MESSAGE.reason);
    await store.feedback.add({ ...named, user: who, verdict, reason, at: Date.now() });
    log.info({ answer: named.answer, verdict }, 'feedback received');
  }
}

/** What WeCom's numbers of opinions mean; null where one is taken back. */
const VERDICTS: Readonly<Record<number, 'up' | 'down' | null>> = { 1: 'up', 2: 'down', 3: null };

function welcomeOf({ knowledge }: AppContext): string {
  const { plan } = knowledge;
  const examples = offers(knowledge).map((question) => `· ${question}`);
  return [
    `您好，我只依据《${plan.title}》回答（${plan.items.length}条、${plan.measures.length}点），每句引文一字不改，注明出处；要点没有写的，直说没有。`,
    '直接发文字或语音提问，例如：',
    ...examples,
  ].join('\n');
}
