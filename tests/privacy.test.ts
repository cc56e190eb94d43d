import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
// Loaded late by the bot: a test that waits for silence would take the loading for silence.
import '../src/slack/questions/listen.ts';
import { countMatters, mattersOf } from '../intents/digest/matters.ts';
import { serveHealth } from '../src/app/health.ts';
import { DigestScheduler } from '../src/digest/scheduler.ts';
import type { Connection } from '../src/platform/platform.ts';
import { connect as connectSlack } from '../src/slack/connect.ts';
import { connect as connectWeb } from '../src/web/connect.ts';
import { connect as connectWecom } from '../src/wecom/connect.ts';
import { connectWebhooks } from '../src/wecom/digest/webhooks.ts';
import { knowledge } from './knowledge.ts';
import { until } from './replica.ts';
import { standin as openSlack } from './slack/standin/bolt-app.ts';
import { MORNING, openTestApp } from './test-app.ts';
import { visit } from './web/site.ts';
import { QUICK } from './wecom/bot.ts';
import { standin as openWecom } from './wecom/standin/sdk-client.ts';

const TOKEN = 'a-token-of-the-office';
const CHANNEL = 'C0GENERAL';
const GROUP = 'wrkTEAM';
const DAY = 86_400_000;
/** Names and words that neither the plan nor a word list holds. */
const PRIVATE = ['欧阳璟瑄', '夏侯翀霖', '端木骁珂', '澹台钰泠', '蒯祺焱', '缪翊曈', '邬芮妗', '郗昶霆'];
/** Ways in which somebody tells what is nobody else's business; all are about what the plan lacks. */
const ASKED = [
  'NN的学校食堂今年怎么监管',
  '直播带货，NN被骗了怎么办',
  '噪音NN举报',
  'NN家的疫苗',
  '我叫NN，加装电梯补贴',
];

/** The bot on all platforms at once, on one store, on the Monday of the tests. */
async function openAll() {
  const [slack, wecom] = [await openSlack({}), await openWecom({})];
  const testApp = await openTestApp({
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.url, SLACK_APP_TOKEN: slack.appToken },
    ...{ WECOM_BOT_ID: wecom.botId, WECOM_BOT_SECRET: wecom.secret, WECOM_WS_URL: wecom.url },
    ...{ WECOM_WEBHOOK_URL: wecom.webhook(), CONSOLE_TOKEN: TOKEN, QUESTIONS_PER_MINUTE: '1000' },
    ADMIN_USERS: 'U0BOSS, wecom:boss',
  });
  const { context } = testApp;
  serveHealth(context.server, () => context);
  await connectWeb(context);
  const platforms: Record<string, Connection> = {
    slack: await connectSlack(context),
    wecom: await connectWecom(context, QUICK),
    webhook: await connectWebhooks(context),
  };
  onTestFinished(async () => {
    for (const platform of Object.values(platforms)) await platform.stop();
    await testApp.close();
  });
  const idle = () =>
    until(async () => slack.pending === 0 && (await context.store.inbox.pending(Number.MAX_SAFE_INTEGER)) === 0);
  const clock = new DigestScheduler(context, (name) => platforms[name]?.poster ?? null);
  return { slack, wecom, context, idle, clock, logged: testApp.logged };
}

type All = Awaited<ReturnType<typeof openAll>>;

/** Asks alone with the bot, on one platform. */
async function askAlone({ slack, wecom, context, idle }: All, where: string, text: string, who: string): Promise<void> {
  if (where === 'slack') await slack.deliver(slack.direct(text, { user: `U${who}`, channel: `D${who}` }));
  if (where === 'wecom') await wecom.deliver(wecom.text(text, { user: `alone${who}` }));
  if (where === 'wecom') await wecom.answered(1, `alone${who}`);
  if (where === 'web') await visit(context.server).post('/ask', { text });
  await idle();
}

/** All that anybody is shown who did not ask: strangers, groups, open pages, posts, the log. */
async function shownToOthers(all: All): Promise<string> {
  const { slack, wecom, context, idle, clock, logged } = all;
  for (const words of ['缺口', '状态', ' 缺口 '])
    for (const place of [{ user: 'U0STRANGER' }, { user: 'U0STRANGER', channel: 'D0STRANGER' }])
      await slack.deliver(slack.command('/plan', words, place));
  await slack.deliver(slack.mention('/plan 缺口', { user: 'U0STRANGER' }));
  await slack.deliver(slack.command('/digest', '现在', { user: 'U0STRANGER' }));
  await slack.deliver(slack.opened('home', { user: 'U0STRANGER', channel: 'D0STRANGER' }));
  for (const text of ['/PLAN  缺口', '/digest 现在', '还有吗']) {
    await wecom.deliver(wecom.text(text, { user: 'stranger' }));
    for (const user of ['stranger', 'boss']) await wecom.deliver(wecom.mention(text, { user, group: GROUP }));
  }
  await idle();
  const channels = [
    { platform: 'slack', channel: CHANNEL },
    { platform: 'wecom', channel: `group:${GROUP}` },
  ];
  const schedule = { at: '09:59', scope: null, rhythm: 'daily', setBy: 'U0', setName: null } as const;
  for (const place of channels) await context.store.subscriptions.set({ ...place, ...schedule, since: MORNING - DAY });
  for (const one of await context.store.subscriptions.all())
    await context.store.subscriptions.set({ ...one, at: '09:59', since: MORNING - DAY });
  await clock.tick();
  const visitor = visit(context.server);
  const pages = [];
  for (const path of [
    '/',
    '/digest',
    '/gaps',
    '/gaps.csv',
    '/plan/2020-jiading',
    '/healthz',
    '/readyz',
    '/gaps?token=',
  ])
    pages.push(await visitor.get(path), await visitor.get(path, { authorization: 'Bearer wrong' }));
  const isOthers = ({ channel = '', user = '' }: { channel?: string; user?: string }) =>
    user === 'U0STRANGER' || channel === CHANNEL;
  return JSON.stringify([
    slack.posts.filter(isOthers),
    slack.ephemerals.filter(isOthers),
    slack.views.filter((view) => JSON.stringify(view).includes('U0STRANGER') || view.method === 'views.publish'),
    wecom.seen().filter(({ chat }) => chat === 'stranger' || chat === GROUP),
    wecom.posts,
    pages.map(({ body }) => body),
    logged,
  ]);
}

it('nobody is shown the words of anybody else, on no surface; a post of Monday names matters of three people', async () => {
  const all = await openAll();
  const one = fc.record({
    name: fc.constantFrom(...PRIVATE),
    form: fc.constantFrom(...ASKED),
    where: fc.constantFrom('slack', 'wecom', 'web'),
    times: fc.integer({ min: 1, max: 4 }),
  });
  let person = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 5 }), async (asked) => {
      for (const { name, form, where, times } of asked)
        for (let i = 0; i < times; i++) await askAlone(all, where, form.replace('NN', name), `0P${person++}`);
      const shown = await shownToOthers(all);
      const private_ = PRIVATE.filter((name) => shown.includes(name));
      expect(private_).toEqual([]);
      for (const form of ASKED)
        for (const half of form.split('NN')) if (half.length > 5) expect(shown).not.toContain(half);
    }),
    { numRuns: 3 },
  );
  const rows = await all.context.store.unanswered.top({ since: 0, limit: 500 });
  // Had nothing been kept, nothing could have been shown.
  expect(rows.some(({ question }) => PRIVATE.some((name) => question.includes(name)))).toBe(true);
  expect(all.slack.posts.filter(({ channel }) => channel === CHANNEL).length).toBeGreaterThan(0);
  expect(all.wecom.posts.length).toBeGreaterThan(0);
});

it('who runs the bot is shown what people asked, in private alone', async () => {
  const all = await openAll();
  const { slack, wecom } = all;
  await askAlone(all, 'wecom', '欧阳璟瑄的学校食堂', '1');
  const typed = await slack.deliver(slack.command('/plan', '缺口', { user: 'U0BOSS' }));
  expect(JSON.stringify(typed.payload)).toContain('欧阳璟瑄');
  expect(JSON.stringify(typed.payload)).toContain('"response_type":"ephemeral"');
  await wecom.deliver(wecom.text('/plan 缺口', { user: 'boss' }));
  expect((await wecom.answered(1, 'boss'))[0]).toContain('欧阳璟瑄');
  await wecom.deliver(wecom.mention('/plan 缺口', { user: 'boss', group: GROUP }));
  expect((await wecom.answered(1, GROUP))[0]).toContain('请单独问我');
  // A name of one platform is nobody's on the other.
  await wecom.deliver(wecom.text('/plan 缺口', { user: 'someone' }));
  expect((await wecom.answered(1, 'someone'))[0]).toContain('只给管理员看');
});

it('a post of Monday names what three people asked, and counts all sessions of the open page as one', async () => {
  const all = await openAll();
  for (const who of ['1', '2', '3', '4']) await askAlone(all, 'web', '加装电梯有补贴吗', who);
  for (const who of ['1', '2']) await askAlone(all, 'slack', `学校食堂找${PRIVATE[Number(who)]}`, who);
  for (const _ of [1, 2]) await askAlone(all, 'slack', '直播带货谁管', '5');
  await askAlone(all, 'wecom', '学校食堂的事怎么监管', '6');
  await shownToOthers(all);
  const [post] = all.wecom.posts;
  expect(post?.content).toContain('没有答上的事项：学校食堂（3人）');
  expect(post?.content).not.toMatch(/加装电梯|直播带货/);
});

it('a matter is a word of the plan or of a word list, never one of the asker', () => {
  const of = (text: string) => mattersOf(text, '2020-04-20', knowledge);
  expect(of('学校食堂今年怎么监管')).toEqual(['学校食堂']);
  expect(of('欧阳璟瑄被举报了')).not.toContain('欧阳璟瑄');
  const words = fc.string({
    unit: fc.constantFrom(...'璟瑄翀霖骁珂钰泠祺焱曈妗昶霆ab1 '),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, fc.constantFrom(...ASKED), (name, form) => {
      const known = (word: string) => knowledge.lexicon.matters.has(word) || knowledge.plan.text.includes(word);
      for (const matter of of(form.replace('NN', name))) expect(known(matter), matter).toBe(true);
    }),
  );
  const people = (n: number) => Array.from({ length: n }, (_, i) => ({ matter: '甲', person: `${i}` }));
  expect(countMatters([...people(2), ...people(2)])).toEqual([]);
  expect(countMatters(people(3))).toEqual([{ name: '甲', people: 3 }]);
});
