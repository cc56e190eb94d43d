import { describe, expect, it } from 'vitest';
import { isRejected } from '../../src/wecom/connection/account.ts';
import { openOffice, startBot, startIn } from './bot.ts';
import { bare, standin } from './standin/sdk-client.ts';

/** Waits for a state: of the bot, not of the stand-in. */
const becomes = (wecom: { until: <T>(what: string, look: () => T | false) => Promise<T> }, look: () => boolean) =>
  wecom.until('the state', () => look() && true);

describe('the subscription', () => {
  it('is the first and only frame until it is acknowledged, and only then is the bot connected', async () => {
    const wecom = await standin();
    wecom.fail({ cmd: 'aibot_subscribe', with: 'hold' });
    const { context } = await openOffice(wecom);
    const starting = startIn(context);
    await wecom.until('a frame', () => wecom.frames.length > 0);
    await wecom.settled();
    expect(wecom.frames).toMatchObject([{ cmd: 'aibot_subscribe', subscribed: false }]);
    wecom.sockets.release();
    const bot = await starting;
    expect([bot.isConnected(), bot.state(), bot.statusText]).toEqual([true, 'connected', 'wecom 已连接。']);
  });

  it('with a wrong secret is tried a few times, and refused in one line without the secret', async () => {
    const wecom = await standin();
    const { context, log } = await openOffice(wecom, { env: { WECOM_BOT_SECRET: 'guessed-secret' } });
    const error = await startIn(context).catch((reason: Error) => reason);
    expect(String(error)).toBe('Error: 企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET，错误码 853000');
    expect(isRejected(String(error))).toBe(true);
    const tries = wecom.heard('aibot_subscribe').length;
    expect(tries).toBeLessThanOrEqual(4);
    await wecom.settled(300);
    expect(wecom.heard('aibot_subscribe')).toHaveLength(tries);
    expect(log.join('\n')).not.toContain('guessed-secret');
  });

  it('that is refused for a while is tried until it is accepted', async () => {
    const wecom = await standin();
    wecom.fail({ cmd: 'aibot_subscribe', times: 6, with: { errcode: -1, errmsg: 'system error' } });
    const { context } = await openOffice(wecom);
    const bot = await startIn(context);
    await becomes(wecom, () => bot.isConnected());
    expect(wecom.heard('aibot_subscribe').length).toBeGreaterThan(6);
  });

  it('that is refused later ends the tries, says so, and leaves the connection to another replica', async () => {
    const { wecom, bot, log, context } = await startBot();
    wecom.fail({ cmd: 'aibot_subscribe', times: 99, with: { errcode: 93019 } });
    wecom.sockets.drop();
    await becomes(wecom, () => bot.state() === 'refused');
    expect(log.filter((line) => line.includes('不再重试'))).toHaveLength(1);
    wecom.faults.length = 0;
    const other = await startIn(context);
    await becomes(wecom, () => other.isConnected());
    expect(bot.state()).toBe('refused');
  });
});

describe('the connection', () => {
  it('comes back after pings that stay unanswered', async () => {
    const { wecom, bot } = await startBot({ pace: { ping: 20 } });
    await wecom.until('pings', () => wecom.heard('ping').length > 2);
    // Answers to earlier pings may still be on their way: so many are left unanswered as it takes.
    wecom.fail({ cmd: 'ping', times: 100_000, with: 'ignore' });
    await wecom.until('another subscription', () => wecom.heard('aibot_subscribe').length >= 2);
    wecom.faults.length = 0;
    await becomes(wecom, () => bot.isConnected());
    await wecom.deliver(wecom.text('6.1'));
    expect(await wecom.answered()).toHaveLength(1);
  });

  it('comes back after more than ten refusals, and answers what came before', async () => {
    const { wecom, bot } = await startBot({ pace: { reconnect: 1 } });
    wecom.sockets.refuse(12);
    wecom.sockets.drop();
    await becomes(wecom, () => bot.state() === 'waiting');
    await wecom.until('all refusals', () => wecom.sockets.refused === 12);
    await wecom.connected();
    await wecom.deliver(wecom.text('6.1'));
    expect(await wecom.answered()).toHaveLength(1);
  });

  it('is waited for where it cannot be had at the start', async () => {
    const wecom = await standin();
    await wecom.sockets.down();
    const { context } = await openOffice(wecom);
    const bot = await startIn(context);
    expect([bot.state(), bot.statusText]).toEqual(['waiting', 'wecom 还没有连上，稍后会自动再试。其他功能照常。']);
    await wecom.sockets.up();
    await becomes(wecom, () => bot.isConnected());
  });

  it('stays down where a stranger uses the same bot, and says so', async () => {
    const { wecom, bot, log } = await startBot();
    const stranger = await bare(wecom);
    stranger.subscribe();
    await becomes(wecom, () => bot.state() === 'displaced');
    await wecom.until('a line', () => log.some((line) => line.includes('另一个实例已用同一机器人登录')));
    await wecom.settled(400);
    expect(wecom.heard('aibot_subscribe')).toHaveLength(2);
    expect(stranger.isClosed()).toBe(false);
  });
});

describe('of two replicas', () => {
  it('one is connected and the other stands by, and takes over when the first ends', async () => {
    const { wecom, bot, context } = await startBot();
    const second = await startIn(context);
    expect([bot.state(), second.state()]).toEqual(['connected', 'standby']);
    expect(second.statusText).toBe('wecom 由另一个副本连接，本副本待命。');
    await bot.stop();
    await becomes(wecom, () => second.isConnected());
    await wecom.deliver(wecom.text('6.1'));
    await wecom.answered();
    expect(wecom.heard('aibot_subscribe')).toHaveLength(2);
  });

  it('the second takes over when the first cannot lengthen its lease, and no question is lost or doubled', async () => {
    const { wecom, context, first, stall } = await startTwo();
    wecom.fail({ cmd: 'aibot_respond_msg', when: isFinish, with: 'lose' });
    const asked = await wecom.deliver(wecom.text('6.1'));
    await wecom.answered();
    stall(async () => Promise.reject(new Error('the database is gone')));
    const second = await startIn(context, SHORT);
    await becomes(wecom, () => second.isConnected() && first.state() === 'standby');
    await wecom.deliver(wecom.again(asked));
    await wecom.deliver(wecom.text('6.2', { user: 'lisi' }));
    await wecom.answered(1, 'lisi');
    await wecom.until('the end of the first question', () => wecom.cards('zhangsan').length === 1);
    expect(wecom.read('zhangsan')).toHaveLength(1);
  });

  it('the first stands by when it was frozen and finds the second connected', async () => {
    const { wecom, context, first, stall } = await startTwo();
    let thaw: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    stall(async (take) => {
      await frozen;
      return take();
    });
    const second = await startIn(context, SHORT);
    await becomes(wecom, () => second.isConnected() && first.state() === 'displaced');
    thaw();
    await becomes(wecom, () => first.state() === 'standby');
    expect(second.state()).toBe('connected');
    await second.stop();
    await becomes(wecom, () => first.state() === 'connected');
  });
});

const isFinish = (body: Readonly<Record<string, unknown>>) => (body.stream as { finish: boolean }).finish;

/** A lease whose end a test waits for. */
const SHORT = { lease: 3_000 };

type Stall = (take: () => Promise<boolean>) => Promise<boolean>;

/** A connected replica whose lease can be made to stall, and a context for a second one on the same store. */
async function startTwo() {
  const wecom = await standin();
  const { context } = await openOffice(wecom);
  let stalled: Stall = (take) => take();
  const { leases } = context.store;
  const take: typeof leases.take = (name, ...rest) => {
    const real = () => leases.take(name, ...rest);
    return name.includes(':bot:') ? stalled(real) : real();
  };
  const first = await startIn({ ...context, store: { ...context.store, leases: { ...leases, take } } }, SHORT);
  const stall = (how: Stall) => {
    stalled = how;
  };
  return { wecom, context, first, stall };
}
