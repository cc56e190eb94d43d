import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../index/parse/wrap.ts';
import { parse } from '../../index/parser.ts';
import { cite } from '../../index/plan/cite.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { readUnits } from '../../index/plan/units.ts';
import { readGrid } from '../../index/tables/grid.ts';
import { ROOT } from '../../src/config/root.ts';
import { toSource } from '../../src/read/file.ts';
import { toPlan } from '../../src/seeds/load.ts';

const seed = readFileSync(join(ROOT, 'seeds', 'plans', '2020-jiading.txt'), 'utf8');
const made = readFileSync(join(ROOT, 'tests', 'index', 'plans', 'notice.txt'), 'utf8');
const table = readFileSync(join(ROOT, 'tests', 'index', 'plans', 'table.csv'), 'utf8');
const RUNS = { numRuns: 150 };

/** What holds for every plan that was read, whatever the text was. */
function check(plan: Plan): void {
  const units = readUnits(plan);
  const ids = [...plan.measures, ...plan.front].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(plan.sections.map(({ id }) => id)).size).toBe(plan.sections.length);
  expect(new Set(plan.items.map(({ id }) => id)).size).toBe(plan.items.length);
  for (const measure of plan.measures) {
    const citation = cite({ plan, units }, measure.id, measure.start, measure.end);
    expect(citation.quote).toBe(plan.text.slice(measure.start, measure.end));
    expect(citation.quote.startsWith(measure.label)).toBe(true);
    const { duty } = measure;
    if (duty) expect(cite({ plan, units }, duty.unit, duty.start, duty.end).quote).not.toBe('');
    for (const name of duty ? [...duty.owner, ...duty.partner] : []) expect(name.trim()).toBe(name);
  }
  for (const { at } of plan.problems) expect(at >= 0 && at <= plan.text.length).toBe(true);
  for (const section of plan.sections) expect(section.start < section.headingEnd).toBe(true);
}

/** A plan with lines dropped, doubled, swapped and cut, and its markers altered. */
const mutation = (text: string) => {
  const lines = text.split('\n');
  const at = fc.nat({ max: lines.length - 1 });
  const edit = fc.oneof(
    at.map((i) => (all: string[]) => all.toSpliced(i, 1)),
    at.map((i) => (all: string[]) => all.toSpliced(i, 0, all[i] ?? '')),
    fc.tuple(at, at).map(
      ([i, j]) =>
        (all: string[]) =>
          all.with(i % all.length, all[j] ?? '').with(j % all.length, all[i] ?? ''),
    ),
    fc.tuple(at, fc.nat(200)).map(
      ([i, n]) =>
        (all: string[]) =>
          all.with(i % all.length, (all[i] ?? '').slice(0, n)),
    ),
    fc.tuple(at, fc.nat(200)).map(
      ([i, n]) =>
        (all: string[]) =>
          all.with(i % all.length, (all[i] ?? '').slice(n)),
    ),
    fc
      .tuple(
        at,
        fc.constantFrom('1.', '3、', '（二）', '一、', '14', '第二条 ', '——', '（1）', '附件：', '\t', '责任单位：'),
      )
      .map(
        ([i, marker]) =>
          (all: string[]) =>
            all.with(i % all.length, (all[i] ?? '').replace(/^\S{0,3}/, marker)),
      ),
    fc.tuple(at, fc.constantFrom('（', '）', '。', '一是', '；', '\u200b', '"', ',')).map(
      ([i, piece]) =>
        (all: string[]) =>
          all.with(i % all.length, `${(all[i] ?? '').slice(0, 9)}${piece}${(all[i] ?? '').slice(9)}`),
    ),
  );
  return fc
    .array(edit, { minLength: 1, maxLength: 12 })
    .map((edits) => edits.reduce((all, one) => (all.length > 1 ? one(all) : all), [...lines]).join('\n'));
};

describe('any mutation of a plan', () => {
  it.each([
    ['the seed', seed],
    ['a notice with responsibilities', made],
  ])('of %s is read, each measure a slice of the text', (_, text) => {
    fc.assert(
      fc.property(mutation(text), (mutant) => check(parse('x', mutant))),
      RUNS,
    );
  });

  it('cut off anywhere, or without its line ends, is read', () => {
    for (const text of [seed, made])
      fc.assert(
        fc.property(fc.nat(text.length), fc.nat(text.length), fc.boolean(), (from, to, flat) => {
          const piece = text.slice(Math.min(from, to), Math.max(from, to));
          check(parse('x', flat ? piece.replaceAll('\n', ' ') : piece));
        }),
        RUNS,
      );
  });

  it('wrapped at any width gives the same measures', () => {
    const wanted = parse('x', seed);
    const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end).replace(/\s/g, ''));
    for (const width of [28, 33, 40]) {
      const pages = seed.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
      const { text } = unwrap(pages.join('\n'));
      expect(said(parse('x', text)).length).toBeGreaterThanOrEqual(0.95 * wanted.measures.length);
    }
  });

  it('of a table is read, each measure a cell', () => {
    fc.assert(
      fc.property(mutation(table), (mutant) => {
        const source = readGrid(mutant);
        check(parse('x', source.text, source.tables));
        expect(source.at(source.text.length) <= mutant.length).toBe(true);
      }),
      RUNS,
    );
  });

  it('with any of its bytes altered is read or refused in one line', async () => {
    const bytes = new TextEncoder().encode(made);
    const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        const copy = bytes.slice();
        for (const [at, byte] of all) copy[at] = byte;
        const plan = await toSource('a.txt', copy)
          .then((source) => toPlan('a.txt', source))
          .catch(String);
        if (typeof plan === 'string') expect(plan).toMatch(/^Fault: a\.txt.+改法：.+。$/);
        else check(plan);
      }),
      RUNS,
    );
  });
});
