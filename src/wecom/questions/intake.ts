import type { WsFrame } from '@wecom/aibot-node-sdk';
import { offers } from '../../../intents/handlers/help.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { ProgressIndicator } from '../connection/progress.ts';
import type { LongConnection } from '../connection/socket.ts';
import { MEMORY, MESSAGE } from '../limits.ts';
import { chosenCard, readButtonKey } from '../messages/card.ts';
import { feedbackId, readFeedbackId } from '../protocol/ids.ts';
import { readEvent, readMessage, type WecomEvent, type WecomQuestion } from '../protocol/payload.ts';
import { PLATFORM } from '../protocol/text.ts';
import { questionOf } from './reply.ts';

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

  private receive(incoming: WecomQuestion): Promise<boolean> {
    const { key, chat } = incoming;
    const row = { key, thread: `${PLATFORM}:${chat}`, body: JSON.stringify(incoming), at: Date.now() };
    return this.deps.context.store.inbox.receive(row);
  }

  private async attend(happening: WecomEvent): Promise<void> {
    switch (happening.kind) {
      case 'enter':
        return this.welcome(happening.key, happening.req);
      case 'click':
        return this.choose(happening.click, happening.task);
      case 'opinion':
        return this.note(happening);
    }
  }

  private async welcome(key: string, req: string): Promise<void> {
    const { context, connection } = this.deps;
    const isNew = await context.store.leases.take(key, req, Date.now(), MEMORY.welcomed);
    if (isNew) await connection.welcome(req, welcomeOf(context));
  }

  /** The card is changed within the five seconds that WeCom gives; the answer goes through the inbox. */
  private async choose(click: WecomQuestion, task: string): Promise<void> {
    const { connection, wake } = this.deps;
    const question = readButtonKey(click.text ?? '');
    if (question === null || !(await this.receive({ ...click, text: question }))) return;
    wake();
    await connection.update(click.req, chosenCard(question, task));
  }

  private async note({ id, type, why, user }: WecomEvent & { kind: 'opinion' }): Promise<void> {
    const { store, log } = this.deps.context;
    const named = readFeedbackId(id);
    const verdict = VERDICTS[type];
    if (!named || !verdict) return;
    const reason = why.trim() === '' ? null : why.trim().slice(0, MESSAGE.reason);
    await store.feedback.add({ ...named, user: `${PLATFORM}:${user}`, verdict, reason, at: Date.now() });
    log.info({ answer: named.answer, verdict }, 'feedback received');
  }
}

/** What WeCom's numbers of opinions mean. */
const VERDICTS: Readonly<Record<number, 'up' | 'down'>> = { 1: 'up', 2: 'down' };

function welcomeOf({ knowledge }: AppContext): string {
  const { plan } = knowledge;
  const examples = offers(knowledge).map((question) => `· ${question}`);
  return [
    `您好，我只依据《${plan.title}》回答（${plan.items.length}条、${plan.measures.length}点），每句引文一字不改，注明出处；要点没有写的，直说没有。`,
    '直接发文字或语音提问，例如：',
    ...examples,
  ].join('\n');
}
