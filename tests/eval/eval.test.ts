import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knowledge } from '../knowledge.ts';
import { MEASURED, measure } from './measure.ts';
import { replies } from './reply.ts';
import { wrongLines } from './report.ts';
import { readSet } from './row.ts';
import { score } from './score.ts';
import { percent } from './verdict.ts';

/** What each set reached, in percent by the name of the figure; raised as more is right, never lowered. */
const floors = z
  .record(z.enum(MEASURED), z.record(z.string(), z.number()))
  .parse(JSON.parse(readFileSync(new URL('./floor.json', import.meta.url), 'utf8')));

describe.each(MEASURED)('the question set %s', async (name) => {
  const result = await measure(name);

  it.each(Object.entries(floors[name]))('reaches its floor: %s', (figure, floor) => {
    const value = result.figures.get(figure);
    if (!value) throw new Error(`${name} has no figure ${figure}`);
    expect(percent(value), wrongLines(result).join('\n')).toBeGreaterThanOrEqual(floor);
  });

  it('holds no quotation that is not the plan, word for word', () => {
    expect(result.badQuotes).toBe(0);
  });
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
