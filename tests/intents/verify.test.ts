import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../index/plan/cite.ts';
import { verify } from '../../intents/retrieval/verify.ts';
import { knowledge } from '../knowledge.ts';

const SENTENCE = '完成60台住宅小区老旧电梯安全评估工作';

describe('whether a sentence is the plan’s', () => {
  it('every measure is, to the last sign, and is cited whole', () => {
    for (const { id } of knowledge.plan.measures) {
      const whole = cite(knowledge, id);
      const found = verify(whole.quote, knowledge);
      expect(found, id).toMatchObject({ verdict: 'verbatim', exact: true, differences: [] });
      const quotes = found.citations.filter(({ unit }) => unit === id).map(({ quote }) => quote);
      expect(quotes.some((quote) => whole.quote.includes(quote) && quote.length > 0.9 * whole.quote.length)).toBe(true);
    }
  });

  it.each([
    ['with other punctuation', '完成60台，住宅小区老旧电梯。安全评估工作！'],
    ['in full width and traditional characters', '完成６０台住宅小區老舊電梯安全評估工作'],
  ])('it is, %s, but not to the last sign', (_, sentence) => {
    const found = verify(sentence, knowledge);
    expect(found).toMatchObject({ verdict: 'verbatim', exact: false, differences: [] });
    expect(found.citations.map(({ unit, quote }) => [unit, quote])).toEqual([['6.1', SENTENCE]]);
  });

  it.each([
    ['another number', SENTENCE.replace('60', '80'), [['80', '60']]],
    ['a number with one digit more', SENTENCE.replace('60', '160'), [['160', '60']]],
    ['another word', SENTENCE.replace('完成', '争取'), [['争取', '完成']]],
    ['a word left out', SENTENCE.replace('老旧', ''), [['', '老旧']]],
    ['a word put in', SENTENCE.replace('电梯', '加装电梯'), [['加装', '']]],
    [
      'two things',
      SENTENCE.replace('60', '80').replace('老旧', ''),
      [
        ['80', '60'],
        ['', '老旧'],
      ],
    ],
  ])('it differs: %s', (_, sentence, differences) => {
    const found = verify(sentence, knowledge);
    expect(found.verdict).toBe('differs');
    expect(found.differences.map(({ said, printed }) => [said, printed])).toEqual(differences);
    expect(found.citations.map(({ unit }) => unit)).toEqual(['6.1']);
  });

  it('a sentence over two measures is cited from both', () => {
    const { text } = knowledge.plan;
    const [first, second] = [cite(knowledge, '6.1'), cite(knowledge, '6.2')];
    const found = verify(text.slice(first.end - 20, second.start + 20), knowledge);
    expect(found.verdict).toBe('verbatim');
    expect(found.citations.map(({ unit }) => unit)).toEqual(['6.1', '6.2']);
  });

  it.each(['', '电梯', '今天天气很好，我们去公园散步吧', '局长姓张，办公电话是12345678'])('%j is not', (sentence) => {
    expect(verify(sentence, knowledge)).toEqual({ verdict: 'absent', exact: false, differences: [], citations: [] });
  });

  it('never throws, and what it cites are slices of the plan', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('60台', '电梯', '安全评估', '，', '食品安全', '完成'),
      fc.nat({ max: knowledge.plan.text.length }).map((at) => knowledge.plan.text.slice(at, at + 30)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        for (const { quote, start, end } of verify(pieces.join(''), knowledge).citations)
          expect(knowledge.plan.text.slice(start, end)).toBe(quote);
      }),
    );
  });
});
