import type { WsFrame } from '@wecom/aibot-node-sdk';
import { offers } from '../../intents/handlers/help.ts';
import type { House } from '../platform/platform.ts';
import { chosenCard, readKey } from './card.ts';
import { questionOf } from './compose.ts';
import { feedbackId, readFeedbackId } from './name.ts';
import { type Happening, type Incoming, readEvent, readMessage } from './payload.ts';
import type { Line } from './socket.ts';
import { PLACE } from './text.ts';
import type { Waiting } from './waiting.ts';

/** What an intake needs. */
export interface Doors {
  readonly house: House;
  readonly line: Line;
  readonly waiting: Waiting;
  wake(): void;
}

/** What is said where a question cannot be written down. */
const UNWRITTEN = '系统暂时记不下问题，请稍后再发一次。';
/** How long a welcome is kept in mind, in milliseconds. */
const RECENT = 600_000;

/** Takes in what WeCom sends: questions go to the inbox, in the order in which they came; all else is done on the spot. */
export class Intake {
  private readonly doors: Doors;
  private tail: Promise<void> = Promise.resolve();

  constructor(doors: Doors) {
    this.doors = doors;
  }

  /** Takes a message. */
  message(frame: WsFrame): void {
    const incoming = readMessage(frame);
    if (incoming) this.next(() => this.keep(incoming));
    else this.doors.house.log.warn('a message of WeCom could not be read and was left');
  }

  /** Takes an event. */
  event(frame: WsFrame): void {
    const happening = readEvent(frame);
    if (happening) this.next(() => this.attend(happening));
    else this.doors.house.log.debug('an event of WeCom was left');
  }

  /** Waits until all that came is written down. */
  settled(): Promise<void> {
    return this.tail;
  }

  private next(work: () => Promise<void>): void {
    this.tail = this.tail.then(work).catch((error) => {
      this.doors.house.log.error({ error: String(error) }, 'an event of WeCom was not attended to');
    });
  }

  /** Writes a question down once, and shows that it is being worked on. */
  private async keep(incoming: Incoming): Promise<void> {
    const { line, waiting, wake, house } = this.doors;
    try {
      if (!(await this.receive(incoming))) return;
    } catch (error) {
      house.log.error({ error: String(error) }, 'a question could not be written down');
      await line.stream(incoming.req, incoming.key, UNWRITTEN, true);
      return;
    }
    waiting.begin(incoming, feedbackId(incoming.key, questionOf(house, incoming)));
    wake();
  }

  private receive(incoming: Incoming): Promise<boolean> {
    const { key, chat } = incoming;
    const row = { key, thread: `${PLACE}:${chat}`, body: JSON.stringify(incoming), at: Date.now() };
    return this.doors.house.store.inbox.receive(row);
  }

  private async attend(happening: Happening): Promise<void> {
    await this.doors.house.loaded;
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
    const { house, line } = this.doors;
    const isNew = await house.store.leases.take(key, req, Date.now(), RECENT);
    if (isNew) await line.welcome(req, welcomeOf(house));
  }

  /** The card is changed within the five seconds that WeCom gives; the answer goes through the inbox. */
  private async choose(click: Incoming, task: string): Promise<void> {
    const { line, wake } = this.doors;
    const question = readKey(click.text ?? '');
    if (question === null || !(await this.receive({ ...click, text: question }))) return;
    wake();
    await line.update(click.req, chosenCard(question, task));
  }

  private async note({ id, type, why, user }: Happening & { kind: 'opinion' }): Promise<void> {
    const { store, log } = this.doors.house;
    const named = readFeedbackId(id);
    const verdict = VERDICTS[type];
    if (!named || !verdict) return;
    const reason = why.trim() === '' ? null : why.trim().slice(0, 500);
    await store.feedback.add({ ...named, user: `${PLACE}:${user}`, verdict, reason, at: Date.now() });
    log.info({ answer: named.answer, verdict }, 'an opinion of an answer');
  }
}

/** What WeCom's numbers of opinions mean. */
const VERDICTS: Readonly<Record<number, 'up' | 'down'>> = { 1: 'up', 2: 'down' };

function welcomeOf({ knowledge }: House): string {
  const { plan } = knowledge;
  const examples = offers(knowledge).map((question) => `· ${question}`);
  return [
    `您好，我只依据《${plan.title}》回答（${plan.items.length}条、${plan.measures.length}点），每句引文一字不改，注明出处；要点没有写的，直说没有。`,
    '直接发文字或语音提问，例如：',
    ...examples,
  ].join('\n');
}
