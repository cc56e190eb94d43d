import { type TemplateCard, WSClient, type WSClientOptions, type WsFrame } from '@wecom/aibot-node-sdk';
import type { Log } from '../../config/logger.ts';
import { isRejected } from './account.ts';
import { SendQueue, type SendResult, sendResult } from './send-queue.ts';

/** How the connection is. `displaced`: another has subscribed with the same bot. `refused`: WeCom does not know the bot. */
export type LongConnectionStatus = 'closed' | 'opening' | 'open' | 'displaced' | 'refused';

/** What a line needs, and whom it tells. */
interface LongConnectionOptions {
  readonly options: Omit<WSClientOptions, 'logger'> & Required<Pick<WSClientOptions, 'logger'>>;
  readonly log: Log;
  /** Pause before a subscription is tried again that was refused for a while, in milliseconds. */
  readonly retryRefused: number;
  message(frame: WsFrame): void;
  event(frame: WsFrame): void;
  /** The connection could not be had; it is tried again. */
  failed(): void;
  /** The status has changed. */
  changed(status: LongConnectionStatus): void;
}

/** The long connection: one client after another, and sendings that never throw. */
export class LongConnection {
  private readonly options: LongConnectionOptions;
  private readonly queue = new SendQueue();
  private client: WSClient | null = null;
  private current: LongConnectionStatus = 'closed';
  private code = '';
  private later: NodeJS.Timeout | null = null;

  constructor(options: LongConnectionOptions) {
    this.options = options;
  }

  get status(): LongConnectionStatus {
    return this.current;
  }

  /** Why WeCom refused the subscription; empty where it did not. */
  get reason(): string {
    return this.code;
  }

  /** Connects, and stays connected until it is closed, displaced or refused. */
  open(): void {
    this.drop();
    const client = new WSClient(this.options.options);
    this.client = client;
    const ifCurrent = (work: () => void) => () => {
      if (this.client === client) work();
    };
    client.on(
      'authenticated',
      ifCurrent(() => this.become('open')),
    );
    client.on(
      'disconnected',
      ifCurrent(() => this.current === 'open' && this.become('opening')),
    );
    client.on('error', (error) => this.client === client && this.fail(error));
    client.on('message', (frame) => this.client === client && this.options.message(frame));
    client.on('event', (frame) => this.client === client && this.handleEvent(frame));
    this.become('opening');
    client.connect();
  }

  /** Waits for what is in flight, but no longer than so many milliseconds, then hangs up. */
  async close(stopTimeout = 0): Promise<void> {
    if (stopTimeout > 0) await this.queue.settled(stopTimeout);
    this.drop();
    this.become('closed');
  }

  /** Shows a snapshot of a streamed answer to the message with this req_id. */
  stream(req: string, id: string, content: string, finish: boolean, feedback?: string): Promise<SendResult> {
    const opinion = feedback === undefined ? undefined : { id: feedback };
    return this.send(req, (client) => client.replyStream(frameOf(req), id, content, finish, undefined, opinion));
  }

  /** Shows a snapshot unless another is still under way. */
  async refresh(req: string, id: string, content: string): Promise<void> {
    if (!this.queue.busy(req))
      await this.send(req, (client) => client.replyStreamNonBlocking(frameOf(req), id, content));
  }

  /** Sends markdown to a chat. */
  push(chat: string, isGroup: boolean, content: string): Promise<SendResult> {
    // chat_type is in WeCom's documents but not among the client's types.
    const body = { msgtype: 'markdown' as const, markdown: { content }, chat_type: isGroup ? 2 : 1 };
    return this.send(`push ${chat}`, (client) => client.sendMessage(chat, body));
  }

  /** Shows a card under a message that was answered, or in a single chat where `req` is null. */
  card(req: string | null, chat: string, card: TemplateCard): Promise<SendResult> {
    if (req !== null) return this.send(req, (client) => client.replyTemplateCard(frameOf(req), card));
    const body = { msgtype: 'template_card' as const, template_card: card, chat_type: 1 };
    return this.send(`push ${chat}`, (client) => client.sendMessage(chat, body));
  }

  /** Puts a card in the place of the one that was clicked. */
  update(req: string, card: TemplateCard): Promise<SendResult> {
    return this.send(req, (client) => client.updateTemplateCard(frameOf(req), card));
  }

  /** Welcomes somebody who has entered. */
  welcome(req: string, content: string): Promise<SendResult> {
    return this.send(req, (client) => client.replyWelcome(frameOf(req), { msgtype: 'text', text: { content } }));
  }

  /** One sending of a turn after the other, and none before the subscription is accepted. */
  private send(turn: string, work: (client: WSClient) => Promise<unknown>): Promise<SendResult> {
    return this.queue.take(turn, async () => {
      const { client } = this;
      if (client === null || this.current !== 'open') return { kind: 'down' };
      const sent = await sendResult(work(client));
      if (sent.kind !== 'unsubscribed') return sent;
      // WeCom has forgotten the subscription though the socket is open.
      if (this.client === client && this.current === 'open') this.open();
      return { kind: 'down' };
    });
  }

  private handleEvent(frame: WsFrame): void {
    const { event } = (frame.body ?? {}) as { event?: { eventtype?: unknown } };
    if (event?.eventtype === 'disconnected_event') {
      this.client = null;
      this.become('displaced');
    } else this.options.event(frame);
  }

  private fail(error: Error): void {
    const code = /Authentication failed.*\(code: (-?\d+)\)/.exec(error.message)?.[1];
    if (code !== undefined) this.code = code;
    else if ((error as { code?: unknown }).code === 'WS_AUTH_FAILURE_EXHAUSTED') this.giveUp();
    else {
      this.options.log.warn({ error: error.message.slice(0, 200) }, 'WeCom unreachable, retrying');
      this.options.failed();
    }
  }

  private giveUp(): void {
    this.drop();
    if (isRejected(this.code)) this.become('refused');
    else {
      this.options.log.warn({ code: this.code }, 'subscription refused, retrying');
      this.later = setTimeout(() => this.open(), this.options.retryRefused);
    }
  }

  private drop(): void {
    if (this.later !== null) clearTimeout(this.later);
    this.later = null;
    const { client } = this;
    this.client = null;
    client?.disconnect();
  }

  private become(status: LongConnectionStatus): void {
    if (status === 'open') this.code = '';
    if (status === this.current) return;
    this.current = status;
    this.options.changed(status);
  }
}

function frameOf(req: string): { headers: { req_id: string } } {
  return { headers: { req_id: req } };
}
