import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { standin as startSlack } from '../slack/standin/house.ts';
import { bare, standin } from './standin/house.ts';
import type { Wecom } from './standin.ts';

const folder = mkdtempSync(join(tmpdir(), 'wecom-'));
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the product as `npm start` does; it ends with the test. */
function start(wecom: Wecom, settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    ...{ DATA_DIR: folder, PORT: '0', DATABASE_URL: '' },
    ...{ WECOM_BOT_ID: wecom.botId, WECOM_BOT_SECRET: wecom.secret, WECOM_WS_URL: wecom.url },
    ...settings,
  };
  const args = [join(ROOT, 'src', 'run.mjs'), 'main'];
  const child: ChildProcess = spawn(process.execPath, args, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const from = Date.now();
    child.kill(signal);
    return { status: await ended, took: Date.now() - from };
  };
  open.push(() => end('SIGKILL'));
  const says = (words: string, deadline = 20_000) => wecom.until(words, () => said.includes(words), deadline);
  const ready = async () => {
    const url = /网页 (http:\S+) 已打开/.exec(said)?.[1] ?? '';
    const response = await fetch(`${url}/readyz`);
    return { status: response.status, body: (await response.json()) as { platforms: Record<string, string> } };
  };
  return { said: () => said, says, ready, end };
}

describe('SIGTERM', () => {
  it('lets what is in flight end, hangs up within three seconds, and leaves no question behind', async () => {
    const wecom = await standin();
    const first = start(wecom);
    await first.says('wecom 已连接');
    await wecom.deliver(wecom.text('6.1'));
    await wecom.answered();
    wecom.fail({ cmd: 'aibot_respond_msg', times: 1000, with: 'lose' });
    await wecom.deliver(wecom.text('6.2', { user: 'lisi' }));
    await wecom.until('a frame', () => wecom.streams('lisi').length > 0);
    const { status, took } = await first.end('SIGTERM');
    expect(status).toBe(0);
    expect(took).toBeLessThan(3_000);
    wecom.faults.length = 0;
    const second = start(wecom);
    await second.says('wecom 已连接');
    await wecom.answered(1, 'lisi', 45_000);
    await wecom.settled(500);
    expect(wecom.read('lisi')).toHaveLength(1);
    expect(wecom.read('zhangsan')).toHaveLength(1);
    expect(`${first.said()}${second.said()}`).not.toContain(wecom.secret);
  }, 90_000);
});

describe('a wrong secret', () => {
  it('is told in one line, shows in /readyz, and leaves the web console and Slack alone', async () => {
    const wecom = await standin();
    const slack = await startSlack();
    const bot = start(wecom, {
      WECOM_BOT_SECRET: 'guessed-secret',
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    });
    await bot.says('wecom 没有连上（企业微信不认 WECOM_BOT_ID 或 WECOM_BOT_SECRET，错误码 853000）');
    expect(await bot.ready()).toMatchObject({
      status: 503,
      body: { platforms: { web: 'connected', slack: 'connected', wecom: 'refused' } },
    });
    await slack.deliver(slack.mention('6.2'));
    expect(await slack.delivered(1)).toHaveLength(1);
    expect(bot.said().match(/wecom 没有连上/g)).toHaveLength(1);
    expect(bot.said()).not.toContain('guessed-secret');
  }, 60_000);
});

describe('another instance', () => {
  it('of a stranger keeps the bot down, in the log and in /readyz', async () => {
    const wecom = await standin();
    const bot = start(wecom);
    await bot.says('wecom 已连接');
    expect((await bot.ready()).status).toBe(200);
    (await bare(wecom)).subscribe();
    await bot.says('另一个实例已用同一机器人登录');
    expect(await bot.ready()).toMatchObject({ status: 503, body: { platforms: { wecom: 'displaced' } } });
  }, 60_000);

  it('of the same office stands by, and takes over within a minute when the first is killed', async () => {
    const wecom = await standin();
    const first = start(wecom);
    await first.says('wecom 已连接');
    const second = start(wecom);
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
    await wecom.connected(60_000);
    await wecom.deliver(wecom.again(asked));
    await wecom.answered(1, 'lisi', 60_000);
    await wecom.settled(500);
    expect([wecom.read('zhangsan').length, wecom.read('lisi').length]).toEqual([1, 1]);
    expect((await second.ready()).body).toMatchObject({ platforms: { wecom: 'connected' } });
  }, 150_000);
});
