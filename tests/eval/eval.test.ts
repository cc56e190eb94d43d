import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knowledge } from '../knowledge.ts';
import { replies } from './replies.ts';
import { readSet, SETS } from './row.ts';
import { score } from './score.ts';

const figures = z.object({ right: z.number(), firstCitation: z.number(), abstains: z.number() });
const floors = z
  .record(z.enum(SETS), figures)
  .parse(JSON.parse(readFileSync(new URL('./floor.json', import.meta.url), 'utf8')));

describe.each(SETS)('the question set %s', (name) => {
  const rows = readSet(name);
  const result = score(rows, replies(rows, knowledge), knowledge);

  it('stays above its recorded floor', () => {
    const wrong = result.wrong.map(({ row, why }) => `${row.id}: ${why.join('; ')}`).join('\n');
    expect(result.right, wrong).toBeGreaterThanOrEqual(floors[name].right);
    expect(result.firstCitation).toBeGreaterThanOrEqual(floors[name].firstCitation);
    expect(result.abstains).toBeGreaterThanOrEqual(floors[name].abstains);
  });

  it('holds no quotation that is not the plan, word for word', () => {
    expect(result.badQuotes).toBe(0);
  });
});

describe('the scorer', () => {
  const rows = readSet('questions');

  it('calls no row right that has no reply', () => {
    expect(score(rows, [], knowledge).right).toBe(0);
  });

  it('sees a quotation that was changed by one character', () => {
    const [first, ...rest] = replies(rows.slice(0, 5), knowledge);
    const spoilt = first && { ...first, citations: first.citations.map((c) => ({ ...c, quote: `${c.quote}。` })) };
    const result = score(rows.slice(0, 5), spoilt ? [spoilt, ...rest] : rest, knowledge);
    expect(result.badQuotes).toBeGreaterThan(0);
    expect(result.wrong.map(({ row }) => row.id)).toContain(rows[0]?.id);
  });
});
