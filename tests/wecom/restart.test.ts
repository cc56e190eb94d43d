import { describe, expect, it, onTestFinished } from 'vitest';
import { openStage, type Stage } from '../replica.ts';
import { standin as startSlack } from '../slack/standin/bolt-app.ts';
import { bare, standin } from './standin/sdk-client.ts';
import type { Wecom } from './standin.ts';

/** Longer than a row or the connection is held, in milliseconds. */
const LEASE = 31_000;

async function open() {
  const stage = await openStage();
  onTestFinished(stage.close);
  return { stage, wecom: await standin() };
}

/** Starts the product with the bot's settings and others. */
function start(stage: Stage, wecom: Wecom, settings: Readonly<Record<string, string>> = {}) {
  const account = { WECOM_BOT_ID: wecom.botId, WECOM_BOT_SECRET: wecom.secret, WECOM_WS_URL: wecom.url };
  const bot = stage.start({ ...account, ...settings });
  const ready = async () => {
    const response = await fetch(`${bot.url()}/readyz`);
    return { status: response.status, body: (await response.json()) as { platforms: Record<string, string> } };
  };
  return { ...bot, ready };
}

describe('SIGTERM', () => {
  it('lets what is in flight end, hangs up, and leaves no question behind', async () => {
    const { stage, wecom } = await open();
    const first = start(stage, wecom);
    await first.says('wecom 已连接');
    await wecom.deliver(wecom.text('6.1'));
    await wecom.answered();
    wecom.fail({ cmd: 'aibot_respond_msg', times: 1000, with: 'lose' });
    await wecom.deliver(wecom.text('6.2', { user: 'lisi' }));
    await wecom.until('a frame', () => wecom.streams('lisi').length > 0);
    expect(await first.end('SIGTERM')).toBe(0);
    wecom.faults.length = 0;
    stage.forward(LEASE);
    const second = start(stage, wecom);
    await second.says('wecom 已连接');
    await wecom.answered(1, 'lisi');
    await wecom.settled(500);
    expect(wecom.read('lisi')).toHaveLength(1);
    expect(wecom.read('zhangsan')).toHaveLength(1);
    expect(`${first.said()}${second.said()}`).not.toContain(wecom.secret);
  });
});

describe('a wrong secret', () => {
  it('is told in one line, shows in /readyz, and leaves the web console and Slack alone', async () => {
    const { stage, wecom } = await open();
    const slack = await startSlack();
    const bot = start(stage, wecom, {
      WECOM_BOT_SECRET: 'guessed-secret',
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    });
    await bot.says('企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET');
    await bot.says('853000');
    await bot.says('slack 已连接');
    expect(await bot.ready()).toMatchObject({
      status: 503,
      body: { platforms: { web: 'connected', slack: 'connected', wecom: 'refused' } },
    });
    await slack.deliver(slack.mention('6.2'));
    expect(await slack.delivered(1)).toHaveLength(1);
    // A slow start goes on meanwhile, and is told of it as of one that is still tried.
    expect(bot.said().match(/^wecom 还?没有连上.*$/gm)).toHaveLength(1);
    expect(bot.said()).not.toContain('guessed-secret');
  });
});

describe('another instance', () => {
  it('of a stranger keeps the bot down, in the log and in /readyz', async () => {
    const { stage, wecom } = await open();
    const bot = start(stage, wecom);
    await bot.says('wecom 已连接');
    expect((await bot.ready()).status).toBe(200);
    (await bare(wecom)).subscribe();
    await bot.says('另一个实例已用同一机器人登录');
    expect(await bot.ready()).toMatchObject({ status: 503, body: { platforms: { wecom: 'displaced' } } });
  });

  it('of the same office stands by, and takes over when the first is killed', async () => {
    const { stage, wecom } = await open();
    const first = start(stage, wecom);
    await first.says('wecom 已连接');
    const second = start(stage, wecom);
    await second.says('wecom 由另一个副本连接，本副本待命。');
    expect(await second.ready()).toMatchObject({ status: 200, body: { platforms: { wecom: 'standby' } } });
    const asked = await wecom.deliver(wecom.text('6.1'));
    await wecom.answered();
    // The card comes behind the answer: it must not use up the faults that are meant for the next one.
    await wecom.until('a card', () => wecom.cards().length === 1);
    wecom.fail({ cmd: 'aibot_respond_msg', times: 2, with: 'ignore' });
    await wecom.deliver(wecom.text('6.2', { user: 'lisi' }));
    await wecom.until('a frame', () => wecom.heard('aibot_respond_msg').some(({ result }) => result === 'ignore'));
    await first.end('SIGKILL');
    wecom.faults.length = 0;
    stage.forward(LEASE);
    await wecom.connected();
    await wecom.deliver(wecom.again(asked));
    await wecom.answered(1, 'lisi');
    await wecom.settled(500);
    expect([wecom.read('zhangsan').length, wecom.read('lisi').length]).toEqual([1, 1]);
    expect((await second.ready()).body).toMatchObject({ platforms: { wecom: 'connected' } });
  });
});
