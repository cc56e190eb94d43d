import type { Agent } from 'node:http';
import type { Answer } from '../../intents/answer/answer.ts';
import { InboxWorker } from '../platform/inbox-worker.ts';
import type { AppContext, Connection, ConnectionState, DigestPoster } from '../platform/platform.ts';
import { clientOptions } from './connection/account.ts';
import { ConnectionLease } from './connection/lease.ts';
import { ProgressIndicator } from './connection/progress.ts';
import { LongConnection, type LongConnectionStatus } from './connection/socket.ts';
import { Throttle } from './connection/throttle.ts';
import { openPoster } from './digest/poster.ts';
import { type ChatRef, type PushResult, pushAnswer } from './digest/push.ts';
import { LIMITS, type Timing } from './limits.ts';
import { PLATFORM } from './protocol/text.ts';
import { answerWecomRow } from './questions/answer-row.ts';
import { Intake } from './questions/intake.ts';

/** The bot in WeCom: holds the lease, keeps the line, works the inbox off. */
export class Bot implements Connection {
  private readonly context: AppContext;
  private readonly timing: Timing;
  private readonly connection: LongConnection;
  private readonly lease: ConnectionLease;
  private readonly progress: ProgressIndicator;
  private readonly intake: Intake;
  private worker: InboxWorker | null = null;
  private stopped = false;
  private started = false;
  private settle: () => void = () => undefined;

  constructor(context: AppContext, timing: Timing, agent: Agent | null) {
    const { store, log } = context;
    this.context = context;
    this.timing = timing;
    this.connection = new LongConnection({
      options: clientOptions(context, timing, agent),
      ...{ log, retryRefused: timing.retryRefused },
      message: (frame) => this.intake.message(frame),
      event: (frame) => this.intake.event(frame),
      failed: () => this.settle(),
      changed: (status) => this.changed(status),
    });
    this.progress = new ProgressIndicator(this.connection, timing.refresh);
    this.intake = new Intake({
      context,
      connection: this.connection,
      progress: this.progress,
      wake: () => this.worker?.wake(),
    });
    this.lease = new ConnectionLease({
      ...{ leases: store.leases, log, timing, name: `${PLATFORM}:bot:${context.config.wecom.botId}` },
      gained: () => this.gained(),
      lost: () => this.lost(),
    });
  }

  get statusText(): string {
    const lines: Partial<Record<ConnectionState, string>> = {
      standby: 'wecom 由另一个副本连接，本副本待命。',
      waiting: 'wecom 还没有连上，稍后会自动再试。其他功能照常。',
    };
    return lines[this.state()] ?? 'wecom 已连接。';
  }

  /** Takes the lease where it is free, and waits until it is known how the connection is. */
  async start(): Promise<void> {
    await this.lease.start();
    await this.known();
    if (this.connection.status === 'refused') {
      const { reason } = this.connection;
      await this.stop();
      throw new Error(`企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET，错误码 ${reason}`);
    }
    this.started = true;
    this.worker = this.open();
  }

  isConnected(): boolean {
    return this.connection.status === 'open';
  }

  state(): ConnectionState {
    const { status } = this.connection;
    if (status === 'open') return 'connected';
    if (status === 'refused' || status === 'displaced') return status;
    return this.lease.isMine ? 'waiting' : 'standby';
  }

  /** Where the day's digest can be posted; none while another replica is connected, or nobody. */
  get poster(): DigestPoster | undefined {
    return this.isConnected() && this.lease.isMine
      ? openPoster(this.context, (chat, answer) => this.push(chat, answer))
      : undefined;
  }

  /** Pushes an answer that nobody asked for; only the replica that is connected can. */
  push(chat: ChatRef, answer: Answer): Promise<PushResult> {
    return pushAnswer(this.connection, chat, answer, this.context.link);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.worker?.stop(this.timing.stopTimeout);
    this.progress.stop();
    await this.connection.close(this.timing.stopTimeout / 4);
    await this.intake.settled();
    await this.lease.stop();
  }

  private open(): InboxWorker {
    const { context, timing, progress, connection } = this;
    const { store, log } = context;
    const deps = {
      context,
      progress,
      connection,
      leases: store.leases,
      log,
      timing,
      cards: new Throttle(LIMITS.cardsPerMinute),
    };
    return new InboxWorker({
      place: `${PLATFORM}:`,
      ...{ store, log },
      ready: () => this.isConnected() && this.lease.isMine,
      handle: async (row) => {
        await context.loaded;
        return answerWecomRow(deps, row);
      },
    });
  }

  /** Waits for the first thing that tells how the connection is. */
  private async known(): Promise<void> {
    if (this.connection.status !== 'opening') return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.settle = resolve;
      timer = setTimeout(resolve, this.timing.startTimeout);
    });
    clearTimeout(timer);
  }

  private gained(): void {
    const { status } = this.connection;
    if (!this.stopped && status !== 'displaced' && status !== 'refused') this.connection.open();
  }

  private lost(): void {
    this.context.log.warn('connection lease lost to another replica');
    if (this.connection.status !== 'displaced') void this.connection.close();
  }

  private changed(status: LongConnectionStatus): void {
    const { log } = this.context;
    if (status !== 'opening') this.settle();
    if (status === 'open') {
      log.info('WeCom connected');
      this.worker?.wake();
    }
    if (status === 'opening' && this.started) log.warn('WeCom disconnected, reconnecting');
    if (status === 'displaced') void this.displaced();
    if (status === 'refused' && this.started) {
      log.error(
        { code: this.connection.reason },
        '企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET，不再重试；改正后重新启动',
      );
      void this.lease.stop();
    }
  }

  /** By another replica, which has the lease: this one stands by. By a stranger: it stays down, or both would go on for ever. */
  private async displaced(): Promise<void> {
    await this.lease.look();
    if (!this.lease.isMine) return this.connection.close();
    this.context.log.error('另一个实例已用同一机器人登录，本实例不再连接企业微信；停掉另一个实例后重新启动');
  }
}
