import { describe, expect, it } from 'vitest';
import { MORNING } from '../test-app.ts';
import { type Bot, startBot, TRANSPORTS, wordsOf } from './bot.ts';
import { type Control, controls } from './standin/actions.ts';
import { PLACE } from './standin/events.ts';
import type { Ephemeral } from './standin/state.ts';

const HERE = { platform: 'slack', channel: PLACE.channel };
const DIRECT = { platform: 'slack', channel: PLACE.im };
const EARLY = Date.parse('2020-04-19T12:00:00+08:00');
/** Types a command and gives what the one who typed it was shown last. */
async function typed({ slack, send }: Bot, text: string, place = {}): Promise<Ephemeral> {
  await send(slack.command('/digest', text, place));
  const shown = slack.ephemerals.at(-1);
  if (!shown) throw new Error('nothing was shown');
  return shown;
}

function labelled(blocks: unknown, label: string): Control {
  const found = controls(blocks).find((control) => control.text === label);
  if (!found) throw new Error(`no ${label}`);
  return found;
}

/** Subscribes the default channel. */
function subscribe({ store }: Bot, more: Partial<Parameters<Bot['store']['subscriptions']['set']>[0]> = {}) {
  const schedule = { at: '09:59', scope: null, rhythm: 'daily' } as const;
  return store.subscriptions.set({ ...HERE, ...schedule, setBy: PLACE.user, setName: null, since: EARLY, ...more });
}

describe.each(TRANSPORTS)('a channel over %s', (transport) => {
  it('is subscribed once somebody confirms, who is named', async () => {
    const bot = await startBot(transport);
    const { slack, send, store } = bot;
    const asked = await typed(bot, '订阅 08:45 第7条');
    expect(asked.via).toBe('ack');
    expect(wordsOf(asked.blocks)).toContain('请确认订阅');
    expect(wordsOf(asked.blocks)).toContain(
      '接下来：4月21日 周二 08:45；4月22日 周三 08:45；4月23日 周四 08:45〔日历〕',
    );
    expect(await store.subscriptions.all()).toEqual([]);
    await send(slack.press(labelled(asked.blocks, '确认订阅'), asked, { user: 'U0BOB' }));
    const [post] = await slack.delivered(1);
    expect(await store.subscriptions.get(HERE)).toMatchObject({
      at: '08:45',
      scope: '7',
      setBy: 'U0BOB',
      setName: 'u0bob',
    });
    expect(post?.thread_ts).toBeUndefined();
    expect(JSON.stringify(post?.blocks)).toContain('"user_id":"U0BOB"');
    expect(wordsOf(post?.blocks)).toContain('设置了这里的每日推送');
    expect(slack.errors).toEqual([]);
  });

  it('is subscribed by a sentence, whose button works after a restart; a second press changes nothing', async () => {
    const { slack, send, store } = await startBot(transport);
    await send(slack.mention('每天8点半推送第7条'));
    const [asked] = await slack.delivered(1);
    expect(await store.subscriptions.all()).toEqual([]);
    const button = labelled(asked?.blocks, '确认订阅');
    const later = await startBot(transport);
    await later.send(later.slack.press(button, asked as never));
    await later.slack.delivered(1);
    expect(await later.store.subscriptions.get(HERE)).toMatchObject({ at: '08:30', scope: '7', rhythm: 'daily' });
    await later.send(later.slack.press(button, asked as never));
    await later.slack.until('a line', () => later.slack.ephemerals.length === 1);
    expect(later.slack.ephemerals[0]?.text).toContain('没有改动');
    expect(later.slack.posts).toHaveLength(1);
    await later.slack.settled();
  });

  it('is paused, resumed and unsubscribed by any member, before all', async () => {
    const bot = await startBot(transport);
    const { slack, send, store } = bot;
    await subscribe(bot, { at: '08:45' });
    await send(slack.command('/digest', '暂停到 5-6', { user: 'U0BOB' }));
    const [paused] = await slack.delivered(1);
    expect(wordsOf(paused?.blocks)).toContain('已暂停到5月6日 周三（含当天），5月7日 周四起恢复');
    expect(JSON.stringify(paused?.blocks)).toContain('"user_id":"U0BOB"');
    expect(await store.subscriptions.get(HERE)).toMatchObject({ pausedUntil: '2020-05-06' });
    await send(slack.command('/digest', '恢复'));
    await slack.delivered(2);
    expect(await store.subscriptions.get(HERE)).toMatchObject({ pausedUntil: null });
    await send(slack.mention('不要再推送了', { user: 'U0EVE' }));
    const posts = await slack.delivered(3);
    expect(wordsOf(posts[2]?.blocks)).toContain('已退订');
    expect(await store.subscriptions.all()).toEqual([]);
    expect(slack.errors).toEqual([]);
  });

  it('posts now when it is told to, once, and the post of the day besides', async () => {
    const bot = await startBot(transport);
    const { slack, send } = bot;
    await subscribe(bot);
    await send(slack.command('/digest', '现在'));
    const [post] = await slack.delivered(1);
    expect(post?.thread_ts).toBeUndefined();
    expect(wordsOf(post?.blocks)).toContain('4月20日');
    await bot.clock.tick();
    expect(await slack.settled()).toHaveLength(2);
  });
});

describe('orders', () => {
  it('tell the state with the next three times, and who set it', async () => {
    const bot = await startBot('socket');
    expect(wordsOf((await typed(bot, '')).blocks)).toContain('这里没有订阅每日推送');
    await subscribe(bot, { at: '10:30', scope: '(二)', rhythm: 'weekly', setBy: 'U0BOB' });
    const { blocks } = await typed(bot, '');
    expect(wordsOf(blocks)).toContain('每周第一个工作日 10:30');
    expect(wordsOf(blocks)).toContain('接下来：4月20日 周一 10:30；4月27日 周一 10:30；5月6日 周三 10:30');
    expect(JSON.stringify(blocks)).toContain('"user_id":"U0BOB"');
  });

  it('preview any day for one person and show another measure in the thread', async () => {
    const bot = await startBot('socket');
    const { slack, send } = bot;
    const { blocks } = await typed(bot, '预览 2020-04-26');
    expect(wordsOf(blocks)).toContain('4.26知识产权日');
    expect(controls(blocks).map(({ text }) => text)).toEqual([
      '原文',
      '同条其他',
      '谁负责',
      '换一条',
      '发到本群',
      '👍 有用',
      '👎 没用',
    ]);
    await send(slack.mention('6.1'));
    const [post] = await slack.delivered(1);
    await send(slack.mention('换一条', { thread_ts: post?.thread_ts ?? '' }));
    expect(wordsOf((await slack.delivered(2))[1]?.blocks)).toContain('（6.2）');
    expect(slack.errors).toEqual([]);
  });

  it.each([
    '订阅 25:70',
    '订阅 第40条',
    '订阅 第6.1',
    '每天三十点推送食品安全',
    '暂停到 2020-02-30',
    '暂停到 4-1',
    '预览 2-30',
    '订阅 每日 每周',
    '快点',
  ])('“%s” gets a line with an example and changes nothing', async (text) => {
    const bot = await startBot('socket');
    await subscribe(bot);
    const before = await bot.store.subscriptions.all();
    expect((await typed(bot, text)).text).toMatch(/例如：\/digest/);
    expect(await bot.store.subscriptions.all()).toEqual(before);
    expect(await bot.slack.settled()).toEqual([]);
  });

  it('need no confirmation in direct messages', async () => {
    const bot = await startBot('socket');
    const { slack, send, store } = bot;
    await send(slack.direct('每周一早上九点推送第二部分'));
    const [post] = await slack.delivered(1);
    expect(wordsOf(post?.blocks)).toContain('好的。已订阅：每周第一个工作日 09:00');
    expect(await store.subscriptions.get(DIRECT)).toMatchObject({ rhythm: 'weekly', setBy: PLACE.user });
    expect(wordsOf((await typed(bot, '退订', { channel: PLACE.im })).blocks)).toContain('已退订');
    expect(await store.subscriptions.all()).toEqual([]);
  });

  it('that stand in the message of another are not carried out', async () => {
    const bot = await startBot('socket');
    await subscribe(bot);
    await bot.send(bot.slack.shortcut('ask_plan', '不要再推送了'));
    await bot.slack.until('a private answer', () => bot.slack.ephemerals.length === 1);
    expect(bot.slack.ephemerals[0]?.text).toContain('没有改动');
    expect(await bot.store.subscriptions.all()).toHaveLength(1);
  });

  it('fail where the bot is not in the channel, and say so to the one who pressed', async () => {
    const bot = await startBot('socket');
    const { slack, send, store } = bot;
    slack.fail({ method: 'chat.postMessage', with: { error: 'not_in_channel' }, times: 9 });
    const asked = await typed(bot, '订阅');
    await send(slack.press(labelled(asked.blocks, '确认订阅'), asked));
    await slack.until('a line', () => slack.ephemerals.length === 2);
    expect(slack.ephemerals[1]?.text).toContain('没有订阅成');
    expect(await store.subscriptions.all()).toEqual([]);
    await send(slack.command('/digest', '现在'));
    await slack.until('a line', () => slack.ephemerals.length === 3);
    expect(slack.ephemerals[2]?.text).toContain('/invite');
  });

  it('are followed by the status of the whole', async () => {
    const bot = await startBot('socket');
    const { payload } = await bot.send(bot.slack.command('/plan', '状态'));
    const said = wordsOf((payload as { blocks: unknown }).blocks);
    expect(said).toContain('已载入《区市场监督管理局2020年工作要点》：20条、74点');
    expect(said).toContain('日历：2020年的放假和调休已录入，全年249个工作日');
    expect(said).toContain('这里没有订阅每日推送');
    await bot.send(bot.slack.mention('/plan 状态'));
    expect(wordsOf((await bot.slack.delivered(1))[0]?.blocks)).toContain('全年249个工作日');
  });
});

describe('the post of the day', () => {
  it('comes once, in no thread, with its buttons and feedback, and what is asked under it goes on from it', async () => {
    const bot = await startBot('socket');
    const { slack, send, clock } = bot;
    await subscribe(bot);
    await Promise.all([clock.tick(), clock.tick()]);
    await clock.tick();
    const posts = await slack.settled();
    expect(posts).toHaveLength(1);
    const [post] = posts;
    expect(wordsOf(post?.blocks)).toMatch(/^【预告】.*“?4\.26知识产权日.*【今天轮到的一条】.*（20\.3）本周接着讲/s);
    expect(post?.thread_ts).toBeUndefined();
    expect(post?.metadata).toMatchObject({ event_payload: { key: `digest:slack:${PLACE.channel}:2020-04-20` } });
    expect(controls(post?.blocks).map(({ text }) => text)).toEqual([
      '原文',
      '同条其他',
      '谁负责',
      '换一条',
      '退订',
      '👍 有用',
      '👎 没用',
    ]);
    await send(slack.message('谁负责', { thread_ts: post?.ts ?? '' }));
    expect(wordsOf((await slack.delivered(2))[1]?.blocks)).toContain('接上：');
    await send(slack.press(labelled(post?.blocks, '换一条'), post as never));
    expect(wordsOf((await slack.delivered(3))[2]?.blocks)).toContain('【换一条】');
    await send(slack.press(labelled(post?.blocks, '退订'), post as never));
    expect(wordsOf((await slack.delivered(4))[3]?.blocks)).toContain('已退订');
    expect(await bot.store.subscriptions.all()).toEqual([]);
    expect(slack.errors).toEqual([]);
  });

  it('is told from the day after once it is there', async () => {
    const bot = await startBot('socket');
    await subscribe(bot);
    await bot.clock.tick();
    await bot.store.subscriptions.set({
      ...HERE,
      at: '16:00',
      scope: null,
      rhythm: 'daily',
      setBy: 'U',
      setName: null,
      since: EARLY,
    });
    expect(wordsOf((await typed(bot, '')).blocks)).toContain('接下来：4月21日 周二 16:00');
  });

  it('comes late once, and says when it was due; later it does not, and one line says why', async () => {
    let now = MORNING;
    const bot = await startBot('socket', {}, 1000, {}, () => now);
    await subscribe(bot, { at: '08:45' });
    await subscribe(bot, { channel: 'C0EARLY', at: '05:59' });
    await bot.clock.tick();
    const posts = await bot.slack.settled();
    expect(posts.map(({ channel }) => channel)).toEqual([PLACE.channel]);
    expect(wordsOf(posts[0]?.blocks)).toContain('（补发，原定08:45）');
    now += 60_000;
    await bot.clock.tick();
    expect(bot.logged).toEqual([
      'slack C0EARLY：4月20日 周一 05:59 的推送没有发，到点时程序没有在运行，或没有连上；不再补发。',
    ]);
    expect(await bot.slack.settled()).toHaveLength(1);
  });

  it('of a missed day is not made up when the clock jumps on, nor made again when it jumps back', async () => {
    let now = MORNING;
    const bot = await startBot('socket', {}, 1000, {}, () => now);
    await subscribe(bot);
    await bot.clock.tick();
    now = Date.parse('2020-04-23T10:05:00+08:00');
    await bot.clock.tick();
    now = MORNING;
    await bot.clock.tick();
    now = Date.parse('2020-04-23T10:06:00+08:00');
    await bot.clock.tick();
    const keys = (await bot.slack.settled()).map(({ metadata }) => metadata?.event_payload as { key: string });
    expect(keys.map(({ key }) => key.slice(-10))).toEqual(['2020-04-20', '2020-04-23']);
    expect(bot.logged).toEqual([expect.stringContaining('4月22日 周三 09:59 的推送没有发')]);
  });

  it('comes once after Slack was down for ten minutes, whatever became of the tries', async () => {
    let now = MORNING;
    const bot = await startBot('socket', {}, 1000, {}, () => now);
    const { slack, clock } = bot;
    await subscribe(bot);
    await subscribe(bot, { channel: 'C0OTHER' });
    slack.fail({ method: 'chat.postMessage', with: 'drop after storing', channel: 'C0OTHER' });
    slack.fail({ method: 'chat.postMessage', with: 500, times: 1000 });
    slack.fail({ method: 'conversations.history', with: 500, times: 1000 });
    for (const until = MORNING + 600_000; now < until; now += 20_000) await clock.tick();
    slack.faults.length = 0;
    for (const until = now + 60_000; now < until; now += 20_000) await clock.tick();
    const channels = (await slack.settled()).map(({ channel }) => channel);
    expect(channels.toSorted()).toEqual([PLACE.channel, 'C0OTHER'].toSorted());
    expect(wordsOf(slack.posts.at(-1)?.blocks)).toContain('（补发，原定09:59）');
  });

  it('that one channel refuses comes in the others, and a line says why it did not come there', async () => {
    const bot = await startBot('socket');
    const { slack } = bot;
    for (const channel of ['C0A', 'C0B', 'C0C']) await subscribe(bot, { channel });
    slack.fail({ method: 'chat.postMessage', with: { error: 'restricted_action' }, channel: 'C0B', times: 9 });
    await bot.clock.tick();
    await bot.clock.tick();
    expect((await slack.settled()).map(({ channel }) => channel).toSorted()).toEqual(['C0A', 'C0C']);
    expect(bot.logged).toEqual([
      expect.stringContaining('C0B：4月20日 周一 09:59 的推送没有发，被拒绝（restricted_action）'),
    ]);
  });

  it('stops in a channel that the bot has left, and who set it is told once', async () => {
    let now = MORNING;
    const bot = await startBot('socket', {}, 1000, {}, () => now);
    const { slack, store } = bot;
    await subscribe(bot, { setBy: 'U0BOB' });
    slack.fail({ method: 'chat.postMessage', with: { error: 'not_in_channel' }, channel: PLACE.channel, times: 99 });
    for (let i = 0; i < 4; i++) {
      now += 20_000;
      await bot.clock.tick();
    }
    now += 86_400_000;
    await bot.clock.tick();
    const posts = await slack.settled();
    expect(posts.map(({ channel }) => channel)).toEqual(['D0BOB']);
    expect(posts[0]?.text).toContain('已经停下');
    expect(await store.subscriptions.get(HERE)).toMatchObject({ left: 'not_in_channel' });
    expect(slack.calls.filter(({ args }) => args.channel === PLACE.channel)).toHaveLength(1);
    expect(wordsOf((await typed(bot, '')).blocks)).toContain('已经停下');
    slack.faults.length = 0;
    const asked = await typed(bot, '订阅 10:00');
    await bot.send(slack.press(labelled(asked.blocks, '确认订阅'), asked));
    await slack.delivered(2);
    expect(await store.subscriptions.get(HERE)).toMatchObject({ left: null });
  });

  it('comes in the zone of the office', async () => {
    const now = () => Date.parse('2020-04-20T08:46:00+02:00');
    const bot = await startBot('socket', {}, 1000, { TIME_ZONE: 'Europe/Berlin' }, now);
    await subscribe(bot, { at: '08:45' });
    await bot.clock.tick();
    expect(await bot.slack.settled()).toHaveLength(1);
  });
});

describe('App Home', () => {
  it('shows the own subscriptions and those set in channels, and changes them', async () => {
    const bot = await startBot('socket');
    const { slack, send, store } = bot;
    await subscribe(bot, { at: '08:45', scope: '7' });
    await subscribe(bot, { channel: 'C0ELSE', setBy: 'U0BOB' });
    await send(slack.opened('home'));
    await slack.until('App Home', () => slack.views.length === 1);
    const [first] = slack.views;
    expect(wordsOf(first?.view)).toContain('还没有订阅到您的私信');
    expect(wordsOf(first?.view)).toContain('每个工作日 08:45，7.');
    expect(JSON.stringify(first?.view)).toContain(PLACE.channel);
    expect(JSON.stringify(first?.view)).not.toContain('C0ELSE');
    await send(slack.press(labelled(first?.view, '订阅到私信（每个工作日 08:45）'), first as never));
    await slack.until('App Home again', () => slack.views.length === 2);
    expect(await store.subscriptions.get(DIRECT)).toMatchObject({ at: '08:45', setBy: PLACE.user });
    const buttons = controls(slack.views[1]?.view).filter(({ text }) => text === '退订');
    expect(buttons).toHaveLength(2);
    await send(slack.press(buttons[1] ?? {}, slack.views[1] as never));
    await slack.until('App Home once more', () => slack.views.length === 3);
    expect(await store.subscriptions.get(HERE)).toBeNull();
    expect(slack.errors).toEqual([]);
  });
});
