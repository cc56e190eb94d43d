import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../index/parser.ts';
import { knowledge } from '../knowledge.ts';

const { plan } = knowledge;
const POINTS = [5, 4, 5, 5, 11, 4, 7, 1, 3, 3, 4, 1, 1, 1, 1, 4, 1, 4, 4, 5];

describe('reading the 2020 plan', () => {
  it('finds two chapters, five sections, 20 items and 74 measures', () => {
    expect(plan.sections.filter((s) => s.level === 1).map((s) => s.title)).toEqual(['总体思路', '具体举措']);
    expect(plan.sections.filter((s) => s.level === 2).map((s) => s.id)).toEqual([
      '(一)',
      '(二)',
      '(三)',
      '(四)',
      '(五)',
    ]);
    expect(plan.items.map((item) => item.measures.length)).toEqual(POINTS);
    expect(plan.measures).toHaveLength(74);
    expect(plan.problems).toEqual([]);
  });

  it('keeps the title, the year, the preamble and the general idea', () => {
    expect(plan.title).toBe('区市场监督管理局2020年工作要点');
    expect(plan.year).toBe(2020);
    expect(plan.front.map((part) => part.id)).toEqual(['前言', '总体思路']);
  });

  it('gives offsets that are slices beginning with the printed label', () => {
    for (const measure of plan.measures) {
      const slice = plan.text.slice(measure.start, measure.end);
      expect(slice.startsWith(measure.label)).toBe(true);
      expect(slice).toMatch(/[。]$/);
    }
    for (const item of plan.items)
      expect(plan.text.slice(item.start, item.end)).toMatch(new RegExp(`^${item.number}\\.`));
  });

  it('covers every character of the items but labels and titles', () => {
    for (const item of plan.items) {
      const own = plan.measures.filter((m) => m.item === item.id);
      expect(own[0]?.start).toBe(item.titleEnd + 1);
      for (const [i, measure] of own.slice(1).entries()) expect(measure.start).toBe(own[i]?.end);
      expect(own.at(-1)?.end).toBe(item.end);
    }
  });
});

describe('reading other plans of the genre', () => {
  const read = (...lines: readonly string[]) => parse('x', lines.join('\n'));

  it('takes duties off the text and gives them to the measures', () => {
    const made = read(
      '某局2022年工作要点',
      '一、重点',
      '1.抓食品。一是检查；二是抽检。（责任科室：食品科、流通科；配合科室：各所；完成时限：6月底前）',
    );
    expect(made.measures.map((m) => made.text.slice(m.start, m.end))).toEqual(['一是检查；', '二是抽检。']);
    for (const { duty } of made.measures)
      expect(duty).toMatchObject({ owner: ['食品科', '流通科'], partner: ['各所'], deadline: '6月底前' });
  });

  it('reads points on lines of their own, and duties below them', () => {
    const made = read(
      '某局2022年工作计划',
      '（一）环境',
      '1、清扫',
      '——洗路。',
      '——洗桥。',
      '责任单位：环卫科；配合单位：所（站）、队',
    );
    expect(made.measures.map((m) => m.label)).toEqual(['——', '——']);
    expect(made.measures[0]?.duty?.partner).toEqual(['所（站）', '队']);
  });

  it('gives unique ids where numbers restart, and keeps the printed number', () => {
    const made = read('某局2022年工作计划', '（一）甲', '1、子', '做甲。', '（二）乙', '1、丑', '做乙。');
    expect(made.items.map((item) => item.id)).toEqual(['(一)1', '(二)1']);
    expect(made.items.map((item) => item.number)).toEqual([1, 1]);
  });

  it('does not take 统一是, 之一是 or 5.20 for a marker', () => {
    const made = read(
      '某局2022年工作要点',
      '1.甲事。标准的统一是前提，三会之一是例会。二是可有可无。',
      '5.20世界计量日宣传。',
    );
    expect(made.items).toHaveLength(1);
    expect(made.measures).toHaveLength(1);
  });

  it('leaves 附件 and 抄送 out, and keeps the words right below a heading', () => {
    const made = read('某局2022年工作要点', '一、甲', '乙。', '1.丙。丁。', '附件：1.表', '抄送：某办');
    expect(made.measures).toHaveLength(1);
    expect(made.front).toMatchObject([{ id: '一导语', section: '一' }]);
    expect(made.problems).toEqual([]);
  });

  it('reads any text without an exception, each measure a slice', () => {
    const line = fc.constantFrom(
      '一、',
      '（一）',
      '1.',
      '2、',
      '一是',
      '二是',
      '——',
      '（责任单位：',
      '甲',
      '。',
      '；',
      '\n',
      '附件：',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        const made = parse('x', pieces.join(''));
        for (const { start, end } of made.measures)
          expect(start >= 0 && end <= made.text.length && start < end).toBe(true);
        expect(new Set(made.measures.map((m) => m.id)).size).toBe(made.measures.length);
      }),
      { numRuns: 500 },
    );
  });
});
