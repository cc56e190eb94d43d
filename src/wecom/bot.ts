import type { Answer } from '../../intents/answer/answer.ts';
import type { Connection, House, Poster, State } from '../platform/platform.ts';
import { Worker } from '../platform/worker.ts';
import { answerRow } from './answer.ts';
import { Intake } from './intake.ts';
import { Hold } from './lease.ts';
import { LIMITS } from './limits.ts';
import { optionsOf } from './options.ts';
import { openPoster } from './poster.ts';
import { type Chat, type Pushed, pushAnswer } from './push.ts';
import { Line, type Status } from './socket.ts';
import { PLACE } from './text.ts';
import { Throttle } from './throttle.ts';
import type { Pace } from './timing.ts';
import { Waiting } from './waiting.ts';

/** Cards to one chat in a minute: a third of what it takes. */
const CARDS = LIMITS.perMinute / 3;

/** The bot in WeCom: holds the lease, keeps the line, works the inbox off. */
export class Bot implements Connection {
  private readonly house: House;
  private readonly pace: Pace;
  private readonly linked: Line;
  private readonly hold: Hold;
  private readonly waiting: Waiting;
  private readonly intake: Intake;
  private worker: Worker | null = null;
  private stopped = false;
  private started = false;
  private settle: () => void = () => undefined;

  constructor(house: House, pace: Pace) {
    const { store, log } = house;
    this.house = house;
    this.pace = pace;
    this.linked = new Line({
      options: optionsOf(house, pace),
      ...{ log, late: pace.late },
      message: (frame) => this.intake.message(frame),
      event: (frame) => this.intake.event(frame),
      failed: () => this.settle(),
      changed: (status) => this.changed(status),
    });
    this.waiting = new Waiting(this.linked, pace.refresh);
    this.intake = new Intake({ house, line: this.linked, waiting: this.waiting, wake: () => this.worker?.wake() });
    this.hold = new Hold({
      ...{ leases: store.leases, log, pace, name: `${PLACE}:bot:${house.config.wecom.botId}` },
      gained: () => this.gained(),
      lost: () => this.lost(),
    });
  }

  get line(): string {
    const told: Partial<Record<State, string>> = {
      standby: 'wecom 由另一个副本连接，本副本待命。',
      waiting: 'wecom 还没有连上，稍后会自动再试。其他功能照常。',
    };
    return told[this.state()] ?? 'wecom 已连接。';
  }

  /** Takes the lease where it is free, and waits until it is known how the connection is. */
  async start(): Promise<void> {
    await this.hold.start();
    await this.known();
    if (this.linked.status === 'refused') {
      const { reason } = this.linked;
      await this.stop();
      throw new Error(`企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET，错误码 ${reason}`);
    }
    this.started = true;
    this.worker = this.open();
  }

  isConnected(): boolean {
    return this.linked.status === 'open';
  }

  state(): State {
    const { status } = this.linked;
    if (status === 'open') return 'connected';
    if (status === 'refused' || status === 'displaced') return status;
    return this.hold.isMine ? 'waiting' : 'standby';
  }

  /** Where the day's digest can be posted; none while another replica is connected, or nobody. */
  get poster(): Poster | undefined {
    return this.isConnected() && this.hold.isMine
      ? openPoster(this.house, (chat, answer) => this.push(chat, answer))
      : undefined;
  }

  /** Pushes an answer that nobody asked for; only the replica that is connected can. */
  push(chat: Chat, answer: Answer): Promise<Pushed> {
    return pushAnswer(this.linked, chat, answer, this.house.link);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.worker?.stop(this.pace.grace);
    this.waiting.stop();
    await this.linked.close(this.pace.grace / 4);
    await this.intake.settled();
    await this.hold.stop();
  }

  private open(): Worker {
    const { house, pace, waiting, linked } = this;
    const { store, log } = house;
    const desk = { house, waiting, line: linked, leases: store.leases, log, pace, cards: new Throttle(CARDS) };
    return new Worker({
      place: `${PLACE}:`,
      ...{ store, log },
      ready: () => this.isConnected() && this.hold.isMine,
      handle: async (row) => {
        await house.loaded;
        return answerRow(desk, row);
      },
    });
  }

  /** Waits for the first thing that tells how the connection is. */
  private async known(): Promise<void> {
    if (this.linked.status !== 'opening') return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.settle = resolve;
      timer = setTimeout(resolve, this.pace.patience);
    });
    clearTimeout(timer);
  }

  private gained(): void {
    const { status } = this.linked;
    if (!this.stopped && status !== 'displaced' && status !== 'refused') this.linked.open();
  }

  private lost(): void {
    this.house.log.warn('another replica connects to WeCom now');
    if (this.linked.status !== 'displaced') void this.linked.close();
  }

  private changed(status: Status): void {
    const { log } = this.house;
    if (status !== 'opening') this.settle();
    if (status === 'open') {
      log.info('WeCom is connected');
      this.worker?.wake();
    }
    if (status === 'opening' && this.started) log.warn('the connection to WeCom is open no more, it is tried again');
    if (status === 'displaced') void this.displaced();
    if (status === 'refused' && this.started) {
      log.error(
        { code: this.linked.reason },
        '企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET，不再重试；改正后重新启动',
      );
      void this.hold.stop();
    }
  }

  /** By another replica, which has the lease: this one stands by. By a stranger: it stays down, or both would go on for ever. */
  private async displaced(): Promise<void> {
    await this.hold.look();
    if (!this.hold.isMine) return this.linked.close();
    this.house.log.error('另一个实例已用同一机器人登录，本实例不再连接企业微信；停掉另一个实例后重新启动');
  }
}
