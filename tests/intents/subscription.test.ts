import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../index/calendar/day.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import type { Effect } from '../../intents/answer/effect.ts';
import { confirmAnswer, doneAnswer, stateAnswer } from '../../intents/digest/messages.ts';
import { digest } from '../../intents/digest/post.ts';
import { isPaused, postingTimes, type Subscription } from '../../intents/digest/schedule.ts';
import { reply } from '../../intents/reply.ts';
import { ask, cited, converse, knowledge, text } from '../knowledge.ts';
import { withSeeds } from '../plans.ts';

const daily = (at: string, scope: string | null): Effect => ({
  do: 'subscribe',
  schedule: { at, scope, rhythm: 'daily' },
});
const weekly = (at: string, scope: string | null): Effect => ({
  do: 'subscribe',
  schedule: { at, scope, rhythm: 'weekly' },
});
const on = (today: string, question: string): Answer => reply({ text: question, today, focus: null }, knowledge);

describe('an order becomes data', () => {
  it.each<readonly [string, Effect]>([
    ['/digest', { do: 'state' }],
    ['/digest 状态', { do: 'state' }],
    ['/digest 订阅', daily('08:45', null)],
    ['/digest 订阅 09:30', daily('09:30', null)],
    ['/digest 订阅 9：30 第7条 每周', weekly('09:30', '7')],
    ['/digest 订阅 第二部分 每日 08:45', daily('08:45', '(二)')],
    ['/digest 订阅 全部', daily('08:45', null)],
    ['／ＤＩＧＥＳＴ 訂閱 第７條', daily('08:45', '7')],
    ['@助手 /digest 订阅 第20条', daily('08:45', '20')],
    ['每天8点半推送食品安全', daily('08:30', '5')],
    ['请每个工作日下午三点一刻推送电梯', daily('15:15', '6')],
    ['以后每天早上九点推送第3条的内容', daily('09:00', '3')],
    ['每周一早上九点推送第二部分', weekly('09:00', '(二)')],
    ['帮我订阅信用监管', daily('08:45', '9')],
    ['每天早上推送第4条', daily('08:45', '4')],
    ['我想每天收到推送', daily('08:45', null)],
    ['/digest 退订', { do: 'unsubscribe' }],
    ['不要再推送了', { do: 'unsubscribe' }],
    ['取消订阅', { do: 'unsubscribe' }],
    ['退订推送', { do: 'unsubscribe' }],
    ['/digest 暂停到 10-08', { do: 'pause', until: '2020-10-08' }],
    ['/digest 暂停到 2020-04-20', { do: 'pause', until: '2020-04-20' }],
    ['暂停推送到10月8日', { do: 'pause', until: '2020-10-08' }],
    ['推送暂停到五月六号', { do: 'pause', until: '2020-05-06' }],
    ['/digest 恢复', { do: 'resume' }],
    ['恢复推送', { do: 'resume' }],
    ['/digest 现在', { do: 'now' }],
    ['换一条', { do: 'another', after: null }],
    ['换一条（6.1）', { do: 'another', after: '6.1' }],
  ])('%s', (question, effect) => {
    const { intent, answer } = converse(question);
    expect(intent).toBe('digest');
    expect(answer.effect).toEqual(effect);
  });

  it('names the item or section by its printed heading', () => {
    expect(text(ask('/digest 订阅 第7条'))).toContain('7.保障药械化安全');
    expect(text(ask('/digest 订阅 第二部分'))).toContain('全力守牢四大安全底线');
  });

  it('goes on from the measure that was shown when another is wanted', () => {
    expect(cited(ask('6.1', '换一条'))).toEqual(['6.2']);
    expect(cited(ask('6.1', '换一条', '换一条'))).toEqual(['6.3']);
    expect(ask('6.1', '换一条').effect).toEqual({ do: 'another', after: '6.1' });
  });

  it('keeps what the conversation spoke of', () => {
    expect(ask('6.1', '/digest 订阅').focus?.units).toEqual(['6.1']);
    expect(cited(ask('6.1', '/digest 订阅', '谁负责'))).toEqual(['6.1']);
  });
});

describe('an order that cannot be gets one line with an example, and nothing is done', () => {
  it.each([
    ['/digest 订阅 25:70', /没有25:70这个时间/],
    ['/digest 订阅 08:99 第7条', /没有08:99这个时间/],
    ['每天三十点推送食品安全', /没有三十点这个时间/],
    ['/digest 订阅 08:00 09:00', /写了两个时间/],
    ['/digest 订阅 0845', /看不懂“0845”/],
    ['每天晚上推送第4条', /请写明晚上几点/],
    ['/digest 订阅 第40条', /没有第40条/],
    ['/digest 订阅 第九部分', /没有第9部分/],
    ['/digest 订阅 第6条第一点', /不按点/],
    ['/digest 订阅 第6条和第7条', /一次只能订阅一条或一个部分/],
    ['/digest 订阅 每日 每周', /只能选一个/],
    ['每周三推送食品安全', /每周第一个工作日/],
    ['/digest 预览 2020-02-30', /没有2020-02-30这一天/],
    ['/digest 预览 2021-05-06', /2021-05-06不在这一年里/],
    ['/digest 预览 圣诞', /看不懂“圣诞”/],
    ['/digest 暂停到 2020-02-30', /没有2020-02-30这一天/],
    ['/digest 暂停到 2020-01-02', /已经过去/],
    ['/digest 暂停到 2021-03-01', /不在2020年里/],
    ['/digest 暂停', /要暂停到哪一天/],
    ['/digest 咕咕', /看不懂“咕咕”/],
  ])('%s', (question, problem) => {
    const { intent, answer } = converse(question);
    expect(intent).toBe('digest');
    expect(answer.effect ?? null).toBeNull();
    expect(answer.status).toBe('clarify');
    expect(text(answer)).toMatch(problem);
    expect(text(answer)).toContain('例如：/digest ');
    expect(text(answer).split('\n')).toHaveLength(1);
  });

  it('offers what can be chosen where a topic is no item or several', () => {
    const several = ask('每天9点推送知识产权');
    expect(several.effect).toBeNull();
    expect(text(several)).toContain('4.深化知识产权创造和保护');
    expect(several.suggestions.length).toBeGreaterThan(1);
    for (const question of several.suggestions) expect(ask(question).effect).toMatchObject({ do: 'subscribe' });
    const none = ask('每天9点推送天气预报');
    expect(none.effect).toBeNull();
    expect(none.suggestions).toHaveLength(5);
    for (const question of none.suggestions) expect(ask(question).effect).toMatchObject({ do: 'subscribe' });
  });

  it('repeats no markup of an order', () => {
    for (const order of ['/digest <!channel> *粗*', '/digest 预览 <script>', '每天9点推送<b>彩票</b>`号码`'])
      expect(text(ask(order))).not.toMatch(/[<>*`!]/);
  });
});

it.each([
  '有哪些推送',
  '订阅是什么意思',
  '公众号推送谁负责',
  '要点里有没有提到订阅',
  '每天要做什么',
  '每周做什么',
  '暂停营业怎么处理',
  '第7条',
  '恢复生产有什么措施',
  '取消的事项有哪些',
])('leaves a question alone: %s', (question) => {
  const { intent, answer } = converse(question);
  expect(intent).not.toBe('digest');
  expect(answer.effect ?? null).toBeNull();
});

it('answers whatever is typed, quickly, and names only what exists', () => {
  const pieces = [
    '/digest ',
    '订阅',
    '推送',
    '每天',
    '每周',
    '8点半',
    '25:70',
    '第7条',
    '第二部分',
    '预览',
    '暂停到',
    '10-08',
    '2020-02-30',
  ];
  const noise = [
    ' ',
    ',',
    '的',
    '食品安全',
    '不要再',
    '换一条',
    '（6.1）',
    '给我们',
    '!',
    '？',
    '电梯',
    '<b>',
    '全部',
    '到本群',
    '明天',
  ];
  const typed = fc.array(fc.constantFrom(...pieces, ...noise), { minLength: 1, maxLength: 12 });
  const scopes = [...knowledge.plan.items, ...knowledge.plan.sections].map((unit) => unit.id);
  fc.assert(
    fc.property(typed, (words) => {
      const { effect } = on('2020-04-20', words.join(''));
      if (effect?.do === 'subscribe') {
        expect(effect.schedule.at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect([null, ...scopes]).toContain(effect.schedule.scope);
      }
      if (effect?.do === 'pause') expect(isDay(effect.until) && effect.until >= '2020-04-20').toBe(true);
    }),
    { numRuns: 1500 },
  );
});

describe('a preview', () => {
  it('is the post of that day', () => {
    const expected = digest(knowledge, '2020-04-24', { scope: null, rhythm: 'daily', matters: [] });
    for (const question of ['/digest 预览 2020-04-24', '/digest 预览 4-24', '/digest 预览 4月24日'])
      expect(text(ask(question))).toBe(expected && text(expected));
    expect(ask('/digest 预览 2020-04-24').effect).toBeNull();
  });

  it('may be of a scope and a rhythm', () => {
    expect(cited(ask('/digest 预览 2020-04-21 第7条'))[0]).toMatch(/^7\./);
    expect(text(ask('/digest 预览 2020-04-21 每周'))).toContain('不是这一周的第一个工作日');
  });

  it('says why a day has none and which is next', () => {
    expect(text(ask('/digest 预览 2020-01-31'))).toBe(
      '1月31日 周五，春节〔日历〕，不推送。下一次：2月3日 周一〔日历〕。',
    );
  });

  it('shows the one post after the year', () => {
    expect(text(ask('/digest 预览 2021-01-04'))).toContain('【年终】');
  });
});

describe('posting times', () => {
  const { workdays } = knowledge.calendar;
  const at = (day: string, time: string) => ({ day, time });
  const days = (times: readonly { day: string }[]) => times.map(({ day }) => day);
  const plain = { at: '08:45', scope: null, rhythm: 'daily' } as const;

  it('are the next working days, today only before its time', () => {
    const next = (day: string, time: string) => days(postingTimes(plain, null, at(day, time), workdays, 3, 2020));
    expect(next('2020-04-24', '08:00')).toEqual(['2020-04-24', '2020-04-26', '2020-04-27']);
    expect(next('2020-04-24', '08:45')).toEqual(['2020-04-26', '2020-04-27', '2020-04-28']);
    expect(next('2020-01-23', '12:00')).toEqual(['2020-02-03', '2020-02-04', '2020-02-05']);
  });

  it('are the first working days of weeks for a weekly rhythm', () => {
    const times = postingTimes({ ...plain, rhythm: 'weekly' }, null, at('2020-04-28', '10:00'), workdays, 2, 2020);
    expect(days(times)).toEqual(['2020-05-06', '2020-05-11']);
  });

  it('leave a pause out, its last day included', () => {
    expect(isPaused('2020-05-06', '2020-05-06')).toBe(true);
    expect(isPaused('2020-05-06', '2020-05-07')).toBe(false);
    expect(days(postingTimes(plain, '2020-05-06', at('2020-04-28', '10:00'), workdays, 1, 2020))).toEqual([
      '2020-05-07',
    ]);
  });

  it('end with the one post after the year', () => {
    const next = (day: string) => days(postingTimes(plain, null, at(day, '09:00'), workdays, 3, 2020));
    expect(next('2020-12-30')).toEqual(['2020-12-31', '2021-01-04']);
    expect(next('2021-01-04')).toEqual([]);
    expect(next('2026-11-24')).toEqual([]);
    expect(next('2019-12-01')).toEqual(['2020-01-02', '2020-01-03', '2020-01-06']);
  });

  it('are those on which there is a post', () => {
    for (const rhythm of ['daily', 'weekly'] as const) {
      const times = postingTimes({ ...plain, rhythm }, null, at('2020-01-01', '00:00'), workdays, 400, 2020);
      expect(times.length).toBe(rhythm === 'daily' ? 250 : 52);
      for (const { day } of times) expect(digest(knowledge, day, { scope: null, rhythm, matters: [] })).not.toBeNull();
    }
  });
});

describe('what is told of a subscription', () => {
  const now = { day: '2020-04-24', time: '10:00' };
  const own: Subscription = { at: '08:45', scope: '7', rhythm: 'daily', pausedUntil: null, setBy: '王芳' };

  it('is what it posts, who set it and when it posts next', () => {
    expect(text(stateAnswer(knowledge, own, now))).toBe(
      [
        '已订阅：每个工作日 08:45，范围是：',
        '  7.保障药械化安全',
        '由王芳设置。',
        '接下来：4月26日 周日 08:45；4月27日 周一 08:45；4月28日 周二 08:45〔日历〕',
      ].join('\n'),
    );
    expect(text(stateAnswer(knowledge, null, now))).toContain('这里没有订阅每日推送。');
  });

  it('is the pause while it lasts', () => {
    const paused = { ...own, pausedUntil: '2020-10-08' };
    const told = text(stateAnswer(knowledge, paused, now));
    expect(told).toContain('已暂停到10月8日 周四（含当天），10月9日 周五起恢复。');
    expect(told).toContain('接下来：10月9日 周五 08:45');
    expect(text(stateAnswer(knowledge, paused, { day: '2020-10-12', time: '07:00' }))).not.toContain('暂停');
  });

  it('is asked before it is set, and told when it was', () => {
    const { pausedUntil: _, setBy: __, ...schedule } = own;
    const asked = confirmAnswer(knowledge, schedule, now);
    expect(text(asked)).toContain('请确认订阅：每个工作日 08:45');
    expect(text(asked)).toContain('接下来：4月26日 周日 08:45');
    expect(asked.effect).toEqual({ do: 'subscribe', schedule });
    expect(text(doneAnswer(knowledge, 'subscribe', own, now))).toContain('接下来：4月26日');
    expect(text(doneAnswer(knowledge, 'unsubscribe', null, now))).toContain('已退订');
  });

  it('is that nothing will be posted when the plan is over', () => {
    expect(text(stateAnswer(knowledge, own, { day: '2026-11-24', time: '10:00' }))).toContain('现在没有要推送的');
    expect(text(on('2026-11-24', '/digest 订阅'))).toContain('载入的是2020年的要点');
  });

  it('is that the holidays of a year are not known', async () => {
    const later = await withSeeds({ plan: '某局2031年工作要点\n一、重点\n1.抓好燃气安全。一是查管道。二是查灶具。\n' });
    const told = text(stateAnswer(later, { ...own, scope: null }, { day: '2031-03-03', time: '10:00' }));
    expect(told).toContain('2031年的放假安排还没有录入');
  });

  it('is that its scope is gone with the plan', () => {
    expect(text(stateAnswer(knowledge, { ...own, scope: '77' }, now))).toContain('原来的范围在现在的要点里没有');
    const post = digest(knowledge, '2020-04-24', { scope: '77', rhythm: 'daily', matters: [] });
    expect(post && text(post)).toContain('订阅的范围在现在的要点里没有');
  });
});
