import { LogLevel } from '@slack/web-api';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLog } from '../../src/config/logger.ts';
import { DigestScheduler } from '../../src/digest/scheduler.ts';
import { openWebClient } from '../../src/slack/connection/web-client.ts';
import { MORNING } from '../test-app.ts';
import { type Bot, startBot } from './bot.ts';
import { standin } from './standin/bolt-app.ts';
import { PLACE } from './standin/events.ts';
import { hear, type Moment, type Watcher } from './standin/state.ts';
import type { Slack } from './standin.ts';

/** Longer than a post and a question are held, in milliseconds. */
const LEASE = 31_000;

const isPost = ({ kind, method }: Moment) => kind === 'asked' && method === 'chat.postMessage';

/** What to do when the first post, the second and so on has come to Slack and does not stand there yet. */
function holdPosts(slack: Slack, ...steps: readonly (() => Promise<unknown> | unknown)[]): void {
  let next = 0;
  const watcher: Watcher = async (moment) => {
    if (isPost(moment)) await steps[next++]?.();
    return undefined;
  };
  slack.watcher = watcher;
}

/** The bot's messages that stand in the default channel. */
function standing({ messages }: Slack) {
  return messages.filter(({ channel, bot_id: bot }) => channel === PLACE.channel && bot !== undefined);
}

async function kept({ slack, logged }: Bot): Promise<void> {
  await slack.until('the later post to be deleted', () => slack.deletes.length === 1);
  expect(slack.posts).toHaveLength(2);
  expect(standing(slack)).toEqual([slack.posts[0]]);
  await slack.until('a line about it', () => logged.includes('posted twice, the later one deleted'));
  // Both may have seen two, and both may delete the later one.
  expect(slack.errors.filter((error) => !error.includes('message_not_found'))).toEqual([]);
}

describe('a post of the day whose call takes longer than its lease', () => {
  async function open(): Promise<{ bot: Bot; other: DigestScheduler; pass: () => void }> {
    let now = MORNING;
    const bot = await startBot('socket', {}, 1000, {}, () => now);
    const schedule = { at: '09:59', scope: null, rhythm: 'daily', since: MORNING - 3_600_000 } as const;
    const place = { platform: 'slack', channel: PLACE.channel, setBy: PLACE.user, setName: null };
    await bot.store.subscriptions.set({ ...place, ...schedule });
    const pass = () => {
      now += LEASE;
    };
    return { bot, other: new DigestScheduler(bot.context, () => bot.connection.poster ?? null), pass };
  }

  it('stands there once where another replica has posted meanwhile', async () => {
    const { bot, other, pass } = await open();
    holdPosts(bot.slack, () => {
      pass();
      return other.tick();
    });
    await bot.clock.tick();
    await kept(bot);
  });

  it('stands there once where it arrives after another replica has looked for it', async () => {
    const { bot, other, pass } = await open();
    let first: Promise<void> = Promise.resolve();
    let second: Promise<void> = Promise.resolve();
    await new Promise<void>((begun) => {
      holdPosts(
        bot.slack,
        () =>
          new Promise<void>((arrive) => {
            pass();
            holdPosts(bot.slack, async () => {
              arrive();
              await first;
            });
            second = other.tick();
            begun();
          }),
      );
      first = bot.clock.tick();
    });
    await second;
    await kept(bot);
  });
});

describe('an answer whose call takes longer than its lease', () => {
  it('stands there once where the question was answered meanwhile', async () => {
    const real = Date.now;
    let ahead = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
    onTestFinished(() => void vi.restoreAllMocks());
    const bot = await startBot('socket');
    const { slack, send } = bot;
    holdPosts(slack, () => {
      ahead += LEASE;
      return slack.until('another to answer', () => slack.posts.length === 1);
    });
    await send(slack.mention('6.2'));
    await kept(bot);
    await bot.idle();
  });
});

describe('an answer in a thread of more than one page', () => {
  it('is found there on the second attempt', async () => {
    const { slack, send, idle } = await startBot('socket');
    const root = slack.mention('6.1');
    await send(root);
    await idle();
    const { ts } = root.body.event as { ts: string };
    for (let i = 0; i < 250; i++)
      hear(slack, { channel: PLACE.channel, ts: slack.stamp(), thread_ts: ts, user: PLACE.user, text: `第${i}句` });
    slack.fail({ method: 'chat.postMessage', with: 'drop after storing' });
    await send(slack.mention('6.2', { thread_ts: ts }));
    expect(await idle()).toHaveLength(2);
    expect(slack.errors).toEqual([]);
  });
});

describe('a call under a lease', () => {
  it('is not sent where the lease ends while the connection is opened', async () => {
    const slack = await standin();
    const options = { slackApiUrl: slack.url, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR };
    let now = 0;
    const client = openWebClient(slack.botToken, options, openLog('silent')).before(10, () => now);
    const message = { channel: PLACE.channel, text: '电梯' };
    const sending = client.chat.postMessage(message);
    now = 10;
    await expect(sending).rejects.toThrow('the lease is over');
    expect(slack.calls).toEqual([]);
    now = 9;
    expect(await client.chat.postMessage(message)).toMatchObject({ ok: true, channel: PLACE.channel });
    expect(slack.posts).toHaveLength(1);
  });
});
