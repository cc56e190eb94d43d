import { describe, expect, it } from 'vitest';
import { span } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Answer, citations } from '../../intents/answer/answer.ts';
import { type DayKind, type DigestSettings, dayKind } from '../../intents/digest/day-kind.ts';
import { unknownHolidays } from '../../intents/digest/headline.ts';
import { anotherMeasure, digest, noPostReason } from '../../intents/digest/post.ts';
import { render } from '../../src/slack/messages/render.ts';
import { render as renderPage } from '../../src/web/render.ts';
import { converse, knowledge, library, text } from '../knowledge.ts';
import { withSeeds } from '../plans.ts';
import { blockFaults } from '../slack/blocks.ts';

const ALL: DigestSettings = { scope: null, rhythm: 'daily', matters: [] };
const MATTERS = [
  { name: '学校食堂', people: 4 },
  { name: '直播带货', people: 3 },
];
const YEAR = span('2020-01-01', '2020-12-31');
const AROUND = span('2019-12-20', '2022-01-10');
const { workdays } = knowledge.calendar;
const { plan } = knowledge;

/** The posts of some days, by day. */
function posts(days: readonly string[], settings = ALL, from: Knowledge = knowledge): ReadonlyMap<string, Answer> {
  return new Map(
    days.flatMap((day) => {
      const post = digest(from, day, settings);
      return post ? [[day, post] as const] : [];
    }),
  );
}

/** Units that a post quotes, without the lines of its outlines. */
function quoted(post: Answer | undefined): readonly string[] {
  return post?.parts.flatMap((part) => (part.kind === 'quotes' ? part.quotes.map((q) => q.citation.unit) : [])) ?? [];
}

const year = posts(AROUND);

describe('the year 2020', () => {
  it('has a post on each of the 249 working days, one when it is over, and none besides', () => {
    const expected = [...workdays.inYear(2020), workdays.inYear(2021)[0]];
    expect([...year.keys()]).toEqual(expected);
    expect(year.size).toBe(250);
    expect(year.has('2020-04-26')).toBe(true);
    expect(year.has('2020-01-31')).toBe(false);
  });

  it('shows every measure at least twice, by its number and in printed order', () => {
    const shown = workdays.inYear(2020).map((day) => quoted(year.get(day)).at(-1));
    const times = plan.measures.map(({ id }) => shown.filter((unit) => unit === id).length);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(2);
    const ordinary = workdays.inYear(2020).filter((day) => dayKind(knowledge, day, ALL) === 'ordinary');
    for (const day of ordinary)
      expect(quoted(year.get(day))).toEqual([plan.measures[(workdays.nth(day) - 1) % plan.measures.length]?.id]);
  });

  it.each([
    ['2020-04-26', '4.5', '4.26知识产权日'],
    ['2020-05-20', '12', '5.20世界计量日'],
    ['2020-09-09', '12', '9.9眼镜配镜日'],
    ['2020-10-14', '3.5', '10.14世界标准日'],
    ['2020-12-31', '5.4', '2020年底'],
  ])('announces %s (%s) 10, 5 and 1 working days before and on the day', (day, unit, words) => {
    expect(workdays.isWorkday(day)).toBe(true);
    const days = workdays.inYear(2020);
    const at = days.indexOf(day);
    for (const ahead of [10, 5, 1, 0]) {
      const post = year.get(days[at - ahead] ?? '');
      expect(quoted(post)).toContain(unit);
      expect(post && text(post)).toContain(ahead === 0 ? '就在今天' : `【还有${ahead}个工作日：`);
      expect(post && text(post)).toContain(words);
    }
    const others = days.filter((_, i) => ![10, 5, 1, 0].includes(at - i));
    for (const other of others) {
      const first = year.get(other)?.parts.find((part) => part.kind === 'quotes' && part.label !== null);
      const marked = first?.kind === 'quotes' ? first.quotes[0]?.marks[0] : undefined;
      if (marked) expect(plan.text.slice(marked.start, marked.end), other).not.toBe(words);
    }
  });

  it('tells the next date of the plan on every ordinary day that has one before it', () => {
    const before = workdays.inYear(2020).filter((day) => dayKind(knowledge, day, ALL) === 'ordinary');
    expect(before.length).toBeGreaterThan(150);
    for (const day of before) expect(text(year.get(day) as Answer), day).toContain('下一个写明的日子，还有');
  });

  it('lets a fact of the plan stand in a citation only, and labels the calendar', () => {
    for (const [day, post] of year) {
      for (const { quote, start, end } of citations(post)) expect(plan.text.slice(start, end)).toBe(quote);
      for (const part of post.parts) {
        const own = part.kind === 'say' ? [part.text] : part.kind === 'quotes' ? [part.label ?? ''] : [];
        const notes = part.kind === 'outline' ? part.entries.map((entry) => entry.note ?? '') : [];
        for (const words of [...own, ...notes])
          if (/\d月|个工作日|进博会|质量月/.test(words)) expect(words, day).toContain('〔日历〕');
      }
    }
  });

  it('suggests only what can be asked', () => {
    for (const day of ['2020-04-21', '2020-04-26', '2020-06-22']) {
      const post = year.get(day);
      expect(post?.suggestions).toHaveLength(day === '2020-06-22' ? 4 : 5);
      for (const question of post?.suggestions ?? [])
        expect(['answered', 'help'], question).toContain(converse(question).answer.status);
    }
  });
});

describe('the limits of a post', () => {
  const scopes = [null, ...plan.items.map((item) => item.id), ...plan.sections.map((section) => section.id), '99'];

  it.each(['daily', 'weekly'] as const)('hold for every scope and every day, %s, as text and in Slack', (rhythm) => {
    for (const scope of scopes) {
      const seen: string[] = [];
      for (const [day, post] of posts(AROUND.slice(0, 400), { scope, rhythm, matters: MATTERS })) {
        const drawn = text(post);
        expect(drawn.split('\n').length, `${day} ${scope}\n${drawn}`).toBeLessThanOrEqual(12);
        expect(drawn.length, `${day} ${scope}`).toBeLessThanOrEqual(900);
        seen.push(...quoted(post));
        if (scope === null || scope === '7')
          expect(
            blockFaults(render(post, { question: day, room: 'channel', from: 0, link: () => null }).blocks, 'message'),
          ).toEqual([]);
      }
      for (const unit of new Set(seen)) expect(seen.filter((one) => one === unit).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('keep a plan of long measures and of many deadlines', async () => {
    const long = '加强联合检查,落实整改。'.repeat(150);
    const points = ['一', '二', '三', '四', '五'].map((n, i) => `${n}是${long}到6月30日完成${i + 1}处。`).join('');
    const other = await withSeeds({
      plan: `某局2020年工作要点\n一、重点\n1.抓好燃气安全。${points}\n2.抓好用电安全。${points}\n`,
    });
    expect(other.plan.measures).toHaveLength(10);
    for (const [day, post] of posts(YEAR, ALL, other)) {
      expect(text(post).split('\n').length, day).toBeLessThanOrEqual(12);
      expect(text(post).length, text(post)).toBeLessThanOrEqual(900);
    }
    const ordinary = digest(other, '2020-03-03', ALL);
    expect(ordinary && text(ordinary)).toMatch(/\d\.\d后面还有\d+字，见原文。/);
    for (const { quote } of ordinary ? citations(ordinary).slice(0, 1) : []) expect(quote).toMatch(/[。；]$/);
    const due = digest(other, '2020-06-30', ALL);
    expect(due && text(due)).toContain('另有8处写明的日子临近');
  });
});

/** The kinds of day, each by a day of 2020 that is it. The eve needs a day off that the office adds. */
const shifted = await withSeeds({ calendar: '2020-04-26 = 休\n2020-04-25 = 班\n2020-06-01 至 2020-06-30 = 安全月\n' });
const KINDS: readonly (readonly [DayKind, string, Knowledge])[] = [
  ['ordinary', '2020-04-21', knowledge],
  ['before', '2020-04-24', knowledge],
  ['on', '2020-04-26', knowledge],
  ['eve', '2020-04-25', shifted],
  ['week', '2020-03-02', knowledge],
  ['month', '2020-04-30', knowledge],
  ['over', '2021-01-04', knowledge],
  ['none', '2021-03-01', knowledge],
];

describe('the eight kinds of day', () => {
  it.each(KINDS)('%s looks like this', async (kind, day, from) => {
    const settings = { ...ALL, matters: MATTERS };
    expect(dayKind(from, day, settings)).toBe(kind);
    const post = digest(from, day, settings);
    expect(post === null).toBe(kind === 'none');
    const drawn = post ? text(post) : noPostReason(from, day, settings);
    await expect(`${day}\n${drawn}\n`).toMatchFileSnapshot(`golden/${kind}.txt`);
  });

  it('is a weekly post on the first working day of a week: several measures, and its dates', async () => {
    const settings: DigestSettings = { scope: null, rhythm: 'weekly', matters: MATTERS };
    expect(digest(knowledge, '2020-04-21', settings)).toBeNull();
    const post = digest(knowledge, '2020-04-20', settings);
    expect(quoted(post ?? undefined)).toHaveLength(3);
    await expect(`2020-04-20\n${post && text(post)}\n`).toMatchFileSnapshot('golden/weekly.txt');
  });

  it('stands in the console and in Slack with the words in front of each line', async () => {
    const post = digest(knowledge, '2020-04-21', ALL) as Answer;
    const line = post.parts.flatMap((part) => (part.kind === 'outline' ? part.entries : []))[0];
    expect(line?.note).toContain('下一个写明的日子');
    const page = String(await renderPage(post, library));
    expect(page).toContain(`${line?.note}“<a `);
    const { blocks } = render(post, { question: '', room: 'channel', from: 0, link: () => null });
    expect(JSON.stringify(blocks)).toContain(`${line?.note}“${line?.citation.quote}”`);
  });

  it('is told besides where a day is two at once: the last of August begins a week', () => {
    const drawn = text(year.get('2020-08-31') as Answer);
    expect(drawn).toContain('本周5个工作日');
    expect(drawn).toContain('8月21个工作日的最后一个');
    expect(drawn).toContain('下月的日子：');
  });
});

it.each([
  ['2020-01-23', '春节，2月3日 周一上班'],
  ['2020-06-24', '端午，6月28日 周日上班'],
  ['2020-09-30', '国庆节，10月9日 周五上班'],
])('tells on %s, the last working day before a holiday, when work begins again', (day, when) => {
  const told = [...year].filter(([, post]) => text(post).includes(`明天起放假：${when}〔日历〕`));
  expect(told.map(([on]) => on)).toEqual([day]);
});

describe('the calendar of the office', () => {
  it('brings what the plan mentions by name, and tells the rest on its day', () => {
    const fair = digest(knowledge, '2020-11-05', ALL);
    expect(fair && quoted(fair)[0]).toBe('5.7');
    expect(fair && text(fair)).toContain('进博会〔日历〕');
    const safety = digest(shifted, '2020-06-01', ALL);
    expect(safety && text(safety)).toContain('今天：6月1日 周一至6月30日 周二 安全月〔日历〕');
    expect(safety && quoted(safety)).toHaveLength(1);
  });

  it('moves a post: a day off has none, a day that is worked has one', () => {
    expect(digest(shifted, '2020-04-26', ALL)).toBeNull();
    expect(digest(shifted, '2020-04-25', ALL)).not.toBeNull();
    expect(noPostReason(shifted, '2020-04-26', ALL)).toContain('放假〔日历〕，不推送。下一次：4月27日 周一');
  });
});

describe('a year without published holidays', async () => {
  const later = await withSeeds({
    plan: '某局2031年工作要点\n一、重点\n1.抓好燃气安全。一是查管道。二是5月20日前查灶具。（责任科室：燃气科；完成时限：6月底）\n',
  });

  it('posts from Monday to Friday and says so in every post', () => {
    const all = posts(span('2031-01-01', '2031-12-31'), ALL, later);
    expect([...all.keys()]).toEqual(later.calendar.workdays.inYear(2031));
    expect(all.size).toBe(261);
    for (const post of all.values())
      expect(text(post)).toContain('2031年的放假安排还没有录入，先按周一至周五推算〔日历〕。');
    expect(unknownHolidays(later.calendar.workdays, 2031)).toContain('2031年');
    expect(unknownHolidays(later.calendar.workdays, 2020)).toBeNull();
  });

  it('announces a deadline that stands behind the measure', () => {
    const due = digest(later, '2031-06-30', ALL);
    expect(due && text(due)).toContain('就在今天：6月30日 周一（按月底计）〔日历〕');
    expect(due && text(due)).toContain('完成时限：6月底');
    const printed = digest(later, '2031-05-20', ALL);
    expect(printed && text(printed)).toContain('就在今天');
  });
});

it('a plan without a year rotates in any year and has no dates', async () => {
  const undated = await withSeeds({
    plan: '某局工作要点\n一、重点\n1.抓好燃气安全。一是查管道。二是5月20日前查灶具。\n',
  });
  expect(undated.plan.year).toBeNull();
  const post = digest(undated, '2024-05-20', ALL);
  expect(post && quoted(post)).toHaveLength(1);
  expect(digest(undated, '2024-05-19', ALL)).toBeNull();
});

it('gives another measure of the rotation, in its scope, and begins again at the end', () => {
  const after = (unit: string | null, scope: string | null) =>
    quoted(anotherMeasure(knowledge, unit, '2020-04-21', { ...ALL, scope }))[0];
  expect(after('6.1', null)).toBe('6.2');
  expect(after('20.5', null)).toBe('1.1');
  expect(after('6.4', '6')).toBe('6.1');
  expect(after(null, null)).toBe('20.5');
});

it('is the same post however often it is made', () => {
  const again = posts(AROUND);
  for (const [day, post] of year) expect(again.get(day)).toEqual(post);
});
