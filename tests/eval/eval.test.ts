import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { FLOORS, holdsFloors } from './floor.ts';
import { MEASURED, measure } from './measure.ts';
import { scorePairs } from './pairs.ts';
import { type Claim, replies } from './reply.ts';
import { ELSEWHERE, PAIRS, type Pair, readSet, SETS } from './row.ts';
import { score } from './score.ts';

describe.each([...SETS, ...PAIRS, ...ELSEWHERE] as const)('the question set %s', async (name) => {
  holdsFloors(name, await measure(name));
});

it('every set has a floor', () => {
  for (const name of MEASURED) expect(FLOORS[name].right, name).toBeGreaterThan(0);
});

describe('the scorer', () => {
  const rows = readSet('questions').slice(0, 5);
  const right = (result: ReturnType<typeof score>) => result.figures.get('right')?.part;

  it('calls no row right that has no reply', () => {
    expect(right(score('none', rows, [], knowledge))).toBe(0);
  });

  it('sees a quotation that was changed by one character', () => {
    const [first, ...rest] = replies(rows, knowledge);
    if (!first) throw new Error('no reply');
    const spoilt = { ...first, citations: first.citations.map((c) => ({ ...c, quote: `${c.quote}。` })) };
    const result = score('spoilt', rows, [spoilt, ...rest], knowledge);
    expect(result.badQuotes).toBeGreaterThan(0);
    expect(result.verdicts[0]?.why).not.toEqual([]);
  });
});

describe('a twin', () => {
  const pair: Pair = {
    id: 'p',
    class: 'number_swap',
    question: '60台？',
    twin: '80台？',
    quotes: ['60台'],
    printed: '60台',
  };
  const twin = (status: string, text: string, claims: readonly Claim[]) => {
    const reply = { id: 'p.t', intent: 'topic', status, text, citations: [], claims };
    return scorePairs([pair], [reply], () => knowledge).figures.get('twins')?.part;
  };

  it.each([
    ['is held back', 'not_in_plan', '', [], 1],
    ['is answered as if it were the question', 'answered', '60台', [], 0],
    ['is corrected', 'answered', '要点写的是“60台”', [{ said: '80台', printed: '60台' }], 1],
    ['is corrected without what is printed in the text', 'answered', '不是', [{ said: '80台', printed: '60台' }], 0],
    ['is confirmed', 'answered', '60台', [{ said: '80台', printed: '80 台' }], 0],
  ])('that %s', (_, status, text, claims, points) => {
    expect(twin(status, text, claims)).toBe(points);
  });
});
