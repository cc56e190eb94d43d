import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, citations } from '../../intents/answer/answer.ts';
import { tellUnused } from '../../intents/compose/conditions.ts';
import type { Query } from '../../intents/query/query.ts';
import type { AskedTime } from '../../intents/query/slots.ts';
import { ORDER } from '../../intents/registry.ts';
import { answerQuery, understand } from '../../intents/reply.ts';
import { sameTime } from '../../intents/retrieval/dates.ts';
import { measuresOf, unitText, without } from '../../intents/retrieval/holding.ts';
import { ask, knowledge, text } from '../knowledge.ts';

const read = (question: string) => understand({ text: question, today: '2020-04-20', focus: null }, knowledge);

/** A query of every act that shows something of the plan. */
const BASES = [
  ...['第6条', '6.2', '信用监管', '第二部分讲什么', '总体思路是什么', '电梯怎么管', '有哪些专项检查', '哪些工作是试点'],
  ...[
    '电梯评估多少台',
    '126家是什么',
    '量化指标列一下',
    '第6条里有多少台',
    '谁负责气瓶',
    '6.2谁负责',
    '和民政一起干什么',
  ],
  ...[
    '联席会议有哪些',
    '5月20日有什么活动',
    '酒会所什么时候验收',
    '有哪些时间节点',
    '6.1什么时候完成',
    '安亭那边有什么',
  ],
  ...['有哪些镇', '要制定哪些办法', '电子商务法哪条提到', '红盾云桥是什么', '“打早、打小、露头就打”出自哪里', '目录'],
].map((question) => read(question)[0] as Query);

const WORDS = ['食品', '药品', '电梯', '计量', '广告', '商标', '党建', '信访', '价格', '区块链'];
const term = fc.constantFrom(...WORDS).map((word) => knowledge.topic(word));
const time: fc.Arbitrary<AskedTime> = fc.constantFrom(
  { said: '5月', month: 5, day: null, season: null },
  { said: '10月14日', month: 10, day: 14, season: null },
  { said: '年底', month: null, day: null, season: '年底' },
  { said: '冬季', month: null, day: null, season: '冬' },
);
const except = term.map(({ terms, text: said }) => ({ said, terms, drops: terms.some((one) => one.forms.length > 0) }));
const section = fc.constantFrom(...read('第二部分讲什么'), ...read('(五)讲什么'));

/** A query of any act with conditions of any kind put in. */
const query: fc.Arbitrary<Query> = fc
  .record({
    base: fc.constantFrom(...BASES),
    topic: fc.option(term),
    times: fc.array(time, { maxLength: 1 }),
    left: fc.option(except),
    quoted: fc.subarray(['一网通办', '双随机、一公开', '回头看'], { maxLength: 1 }),
    within: fc.option(section),
  })
  .map(({ base, topic, times, left, quoted, within }) => ({
    ...base,
    of: topic ? { text: `${base.of.text} ${topic.text}`, terms: [...base.of.terms, ...topic.terms] } : base.of,
    times: [...base.times, ...times],
    quoted: [...base.quoted, ...quoted],
    where: { ...base.where, except: left },
    scope:
      within && base.scope.selectors.length === 0
        ? {
            selectors: within.scope.selectors,
            units: measuresOf(
              within.scope.selectors.flatMap((s) => s.units),
              knowledge,
            ),
          }
        : base.scope,
  }));

const unitsOf = (answer: Answer) => [...new Set(citations(answer).map(({ unit }) => unit))];
/** The text of a unit under its title, written for this test alone. */
const printed = (unit: string) => {
  const home = knowledge.plan.measures.find(({ id }) => id === unit)?.item ?? unit;
  const title = knowledge.plan.items.find(({ id }) => id === home)?.title.toLowerCase() ?? '';
  return [title, ...measuresOf([unit], knowledge).map((one) => unitText(one, knowledge))].join('\n');
};
const ownWords = (answer: Answer) => answer.parts.map((part) => (part.kind === 'say' ? part.text : '')).join('\n');

/** What of a query its handler says that it uses. */
const usesOf = (one: Query) => ORDER.find(({ name }) => name === one.intent)?.uses(one) ?? [];

/** Conditions that were put in and are neither used, nor met by all that is shown, nor told. */
function dropped(one: Query, answer: Answer): readonly string[] {
  const uses = usesOf(one);
  const words = ownWords(answer);
  const units = unitsOf(answer);
  const all = (meets: (unit: string) => boolean) => units.length > 0 && units.every(meets);
  const bare = (said: string, meets: (unit: string) => boolean) => (words.includes(said) || all(meets) ? [] : [said]);
  const { selectors } = one.scope;
  const inside = measuresOf(
    selectors.flatMap((s) => s.units),
    knowledge,
  );
  const isInside = (unit: string) => measuresOf([unit], knowledge).every((own) => inside.includes(own));
  const left = one.where.except;
  return [
    ...(uses.includes('of')
      ? []
      : one.of.terms
          .filter(({ said }) => WORDS.includes(said))
          .flatMap(({ said, forms }) => bare(said, (unit) => forms.some((form) => printed(unit).includes(form))))),
    ...(uses.includes('times')
      ? []
      : one.times.flatMap((asked) =>
          bare(asked.said, (unit) => {
            const own = knowledge.facts.times.filter((fact) => fact.unit === unit);
            return own.some((fact) => sameTime(fact, asked)) || printed(unit).includes(asked.said);
          }),
        )),
    ...(uses.includes('scope') || selectors.length === 0 || words.includes('没有按') || all(isInside) ? [] : ['scope']),
    ...(left === null || left.terms.every(({ forms }) => forms.length === 0)
      ? []
      : bare(
          left.said,
          (unit) => !left.terms.every(({ forms }) => forms.some((form) => printed(unit).includes(form))),
        )),
    ...(uses.includes('quoted') || uses.includes('of')
      ? []
      : one.quoted.flatMap((said) => bare(said, (unit) => printed(unit).includes(said)))),
  ];
}

describe('every condition of a question', () => {
  it('is used or told, whatever is asked', () => {
    let answered = 0;
    fc.assert(
      fc.property(query, (one) => {
        const answer = answerQuery(one, without(one.where.except, knowledge));
        if (answer.status !== 'answered') return;
        answered++;
        expect(dropped(one, answer), `${one.act} ${one.intent}`).toEqual([]);
      }),
      { numRuns: 600, seed: 13 },
    );
    expect(answered).toBeGreaterThan(300);
  });

  it('is read by the handler that says that it uses it', () => {
    const SLOT = { of: 'of', scope: 'scope', times: 'times', place: 'place', quoted: 'quoted' } as const;
    for (const base of BASES) {
      const touched = new Set<PropertyKey>();
      const watched = new Proxy(base, {
        get(target, key) {
          touched.add(key);
          return Reflect.get(target, key) as unknown;
        },
      });
      ORDER.find(({ name }) => name === base.intent)?.answer(watched, knowledge);
      // Units by number are chosen by the reader; what is to be shown stands in a slot of the act.
      const chosen = base.act === 'show' || base.act === 'list';
      for (const slot of usesOf(base)) {
        const isRead = slot === 'property' || slot === 'except' ? touched.has('where') : touched.has(SLOT[slot]);
        expect(isRead || chosen || (base.intent === 'deadline' && slot === 'times'), `${base.intent} ${slot}`).toBe(
          true,
        );
      }
    }
  });

  it('is dropped without a word where nobody tells it', () => {
    const [base] = read('目录');
    const asked = { ...(base as Query), times: [{ said: '5月', month: 5, day: null, season: null }] };
    const outline = ORDER.find(({ name }) => name === 'outline')?.answer(asked, knowledge) as Answer;
    expect(dropped(asked, outline)).toEqual(['5月']);
    expect(dropped(asked, tellUnused(asked, outline, [], knowledge))).toEqual([]);
  });

  it.each([
    ['德育的量化指标列一下', '没有按“德育”筛选。'],
    ['04-26那天谁负责商标', '没有按“04-26”筛选。'],
    ['质量奖方面，除了修订办法还要做什么', '没有除去“修订办法”。'],
  ])('is told in Chinese: %s', (question, told) => {
    expect(text(ask(question))).toContain(told);
  });

  it.each(['电梯评估多少台', '食品安全今年做什么', '5月20日有什么活动', '6.2谁负责', '(二)里有哪些试点'])(
    'is no word where it is used: %s',
    (question) => {
      expect(text(ask(question))).not.toMatch(/没有按|没有除去/);
    },
  );
});
