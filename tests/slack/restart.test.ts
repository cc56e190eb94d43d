import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { controls } from './standin/actions.ts';
import { standin } from './standin/house.ts';
import type { Slack } from './standin.ts';

const folder = mkdtempSync(join(tmpdir(), 'restart-'));
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the product as `npm start` does; `end` sends SIGTERM and tells status and milliseconds. */
function start(slack: Slack) {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    DATABASE_URL: '',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
  };
  const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), 'main'], {
    env,
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  open.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    said: () => said,
    async end() {
      const from = Date.now();
      child.kill('SIGTERM');
      return { status: await ended, took: Date.now() - from };
    },
  };
}

describe('a restart', () => {
  it('ends within ten seconds, leaves in the inbox what was not answered, and answers it once afterwards', async () => {
    const slack = await standin();
    const first = start(slack);
    await slack.connected();
    slack.fail({ method: 'chat.postMessage', with: 500, times: 1000 });
    expect((await slack.deliver(slack.mention('6.2'))).acked).toBe(true);
    const { status, took } = await first.end();
    expect(status).toBe(0);
    expect(took).toBeLessThan(11_000);
    slack.faults.length = 0;
    start(slack);
    await slack.delivered(1, 45_000);
    await slack.settled(1_000);
    expect(slack.posts).toHaveLength(1);
  }, 90_000);

  it('does not forget what a button means, nor what a thread spoke of', async () => {
    const slack = await standin();
    const first = start(slack);
    await slack.connected();
    const asked = slack.mention('第5条');
    await slack.deliver(asked);
    const [post] = await slack.delivered(1);
    await first.end();
    start(slack);
    await slack.connected();
    const more = controls(post?.blocks).find((c) => c.text.startsWith('更多'));
    await slack.deliver(slack.press(more ?? {}, post as never));
    await slack.delivered(2);
    await slack.deliver(slack.message('最后一点', { thread_ts: (asked.body.event as { ts: string }).ts }));
    const posts = await slack.delivered(3);
    expect(posts[2]?.text).toContain('（5.11）');
  }, 60_000);

  it('connects later where Slack cannot be reached at first', async () => {
    const slack = await standin();
    slack.fail({ method: 'auth.test', with: 500 });
    const bot = start(slack);
    await slack.until('a line', () => bot.said().includes('稍后会自动再试'));
    await slack.connected(1, 15_000);
    await slack.deliver(slack.mention('6.2'));
    expect(await slack.delivered(1)).toHaveLength(1);
  }, 30_000);

  it('says in one line what is missing, and never a token', async () => {
    const slack = await standin();
    const bot = start(slack);
    await slack.connected();
    await slack.until('a line', () => bot.said().includes('slack 已连接'));
    await bot.end();
    expect(bot.said()).not.toContain(slack.botToken);
    expect(bot.said()).not.toContain(slack.appToken);
  }, 30_000);
});
