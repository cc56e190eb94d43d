import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../index/parser.ts';
import type { Plan, Span } from '../../index/plan/plan.ts';
import { ROOT } from '../../src/config/root.ts';
import { toSource } from '../../src/read/file.ts';
import { toPlan } from '../../src/seeds/load.ts';

/** Where a plan says what it did with each character: units, front, what stands around it, problems with their reason. */
function spansOf(plan: Plan): readonly Span[] {
  return [
    ...plan.sections.map(({ start, headingEnd }) => ({ start, end: headingEnd })),
    ...plan.items.map(({ start, titleEnd }) => ({ start, end: titleEnd })),
    ...plan.measures.map(({ from, end }) => ({ start: from, end })),
    ...plan.measures.flatMap(({ duty }) => (duty ? [duty] : [])),
    ...plan.front,
    ...plan.matter,
    ...plan.problems.flatMap(({ at, end }) => (end === undefined ? [] : [{ start: at, end }])),
  ];
}

/** Words of a plan's text that no span accounts for; single characters are labels. */
function lost(plan: Plan): readonly string[] {
  const kept = new Uint8Array(plan.text.length);
  for (const { start, end } of spansOf(plan)) kept.fill(1, start, end);
  const rest = Array.from(plan.text, (character, i) => (kept[i] === 1 ? '\n' : character));
  return rest
    .join('')
    .split('\n')
    .map((words) => words.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((words) => words.length > 1);
}

const files = ['tests/plans', 'tests/index/plans', 'seeds/plans'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.(?:txt|csv)$/.test(name))
    .map((name) => join(ROOT, folder, name)),
);

describe.each(files)('%s', (file) => {
  it('is accounted for to the last character', async () => {
    const plan = toPlan(file, await toSource(file, readFileSync(file)));
    expect(lost(plan)).toEqual([]);
    for (const { message } of plan.problems) expect(message).toMatch(/[\u4e00-\u9fff]{4}/);
  });
});

const HAN = ['一', '二', '三', '四', '五'];
/** Ways in which a plan of the genre numbers its chapters, its parts and its tasks. */
const STYLES = [
  { chapter: (i: number) => `${HAN[i]}、`, part: (i: number) => `（${HAN[i]}）`, task: (i: number) => `${i + 1}.` },
  { chapter: (i: number) => `第${HAN[i]}部分 `, part: (i: number) => `${HAN[i]}、`, task: (i: number) => `${i + 1}、` },
  { chapter: (i: number) => `${HAN[i]}、`, part: (i: number) => `${i + 1}．`, task: (i: number) => `（${i + 1}）` },
  {
    chapter: (i: number) => `第${HAN[i]}章　`,
    part: (i: number) => `（${HAN[i]}）`,
    task: (i: number) => `${HAN[i]}是`,
  },
] as const;
const NAMES = ['工作思路', '重点任务', '工作要求', '保障措施', '组织保障'];

/** A plan whose every task carries a word of its own, and these words. */
const grown = fc
  .record({
    style: fc.constantFrom(...STYLES),
    chapters: fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
    }),
    leads: fc.boolean(),
    run: fc.boolean(),
    signed: fc.constantFrom('', '\n某县农业局\n2023年3月1日', '\n某县农业局\n二〇二三年三月一日\n抄送：县政府办'),
  })
  .map(({ style, chapters, leads, run, signed }) => {
    const tasks: string[] = [];
    const lines = ['某县农业局2023年工作计划', '为做好全年工作，制定本计划。'];
    const task = () => {
      tasks.push(`安装设备${String(100 + tasks.length)}台`);
      return `${tasks.at(-1)}。`;
    };
    chapters.forEach((parts, i) => {
      lines.push(`${style.chapter(i)}${NAMES[i]}`);
      if (leads) lines.push(task());
      parts.forEach((count, j) => {
        lines.push(`${style.part(j)}${run ? `办好实事。${task()}` : '办好实事'}`);
        for (let k = 0; k < count; k++) lines.push(`${style.task(k)}${task()}`);
      });
    });
    return { text: lines.join('\n') + signed, tasks };
  });

describe('any plan of the genre', () => {
  it('keeps every sentence that states a task in a measure, a title or a part of its own', () => {
    fc.assert(
      fc.property(grown, ({ text, tasks }) => {
        const plan = parse('x', text);
        const quotable = [...plan.measures, ...plan.front, ...plan.items, ...plan.sections];
        const held = quotable.map(({ start, end }) => plan.text.slice(start, end)).join('\n');
        expect(tasks.filter((words) => !held.includes(words))).toEqual([]);
        expect(lost(plan)).toEqual([]);
        expect(plan.problems.filter(({ end }) => end !== undefined)).toEqual([]);
        const back = plan.matter.map(({ start, end }) => plan.text.slice(start, end)).join('\n');
        expect(tasks.filter((words) => back.includes(words))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is accounted for to the last character, whatever its lines are', () => {
    const line = fc.constantFrom(
      '一、重点任务',
      '（一）加强管理',
      '1.检查企业20家。',
      '（责任单位：甲科）',
      '由乙科负责。',
      '第一阶段：动员',
      '三月：开会。',
      '3.1 业务目标。增长5%。',
      '附件：1.清单',
      '某市某局',
      '2023年1月5日',
      '序号\t任务\t责任科室',
      '1\t植树\t甲科',
      '各部门要抓好落实。',
      '备注：略',
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        expect(lost(parse('x', ['某局2023年工作要点', ...lines].join('\n')))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
