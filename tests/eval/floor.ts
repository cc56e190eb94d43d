import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { MEASURED, type Measured } from './measure.ts';
import { figureLine, wrongLines } from './report.ts';
import { percent, type Result } from './verdict.ts';

/** What each set reached, in percent by the name of the figure; raised as more is right, never lowered. */
export const FLOORS = z
  .record(z.enum(MEASURED), z.record(z.string(), z.number().max(100)))
  .parse(JSON.parse(readFileSync(new URL('./floor.json', import.meta.url), 'utf8')));

/** Longest list of wrong replies that a failing test prints. */
const MOST = 80;

/** Tests that a result reaches its floors and quotes word for word. */
export function holdsFloors(name: Measured, result: Result): void {
  it.each(Object.entries(FLOORS[name]))('reaches its floor: %s', (figure, floor) => {
    const value = result.figures.get(figure);
    if (!value) throw new Error(`${name} has no figure ${figure}`);
    const told = [figureLine(figure, value), ...wrongLines(result).slice(0, MOST), `npm run eval -- ${name}`];
    expect(percent(value), told.join('\n')).toBeGreaterThanOrEqual(floor);
  });

  it('holds no quotation that is not the plan, word for word', () => {
    expect(result.badQuotes).toBe(0);
  });
}
