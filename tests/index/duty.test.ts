import { describe, expect, it } from 'vitest';
import { parse } from '../../index/parser.ts';
import type { Plan } from '../../index/plan/plan.ts';

const read = (...lines: readonly string[]) => parse('x', ['某局2024年工作要点', ...lines].join('\n'));
const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end));
const owners = (plan: Plan) => plan.measures.map((m) => m.duty?.owner.join());

it.each([
  ['（A局牵头，B局、C局配合，8月底前完成）', ['A局'], ['B局', 'C局'], '8月底前'],
  ['（发改委负责）', ['发改委'], [], null],
  ['（发改委、财政局分别负责落实）', ['发改委', '财政局'], [], null],
  ['（教育局会同公安局负责）', ['教育局'], ['公安局'], null],
  ['（商务局、农业局等按职责分工负责）', ['商务局', '农业局等'], [], null],
  ['（发改委牵头，财政局、商务局等按职责分工负责，持续推进）', ['发改委'], ['财政局', '商务局等'], '持续推进'],
  ['（责任科室：）', [], [], null],
  ['（责任单位：交通委（道运局）、公安局，各区', ['交通委（道运局）', '公安局', '各区'], [], null],
  ['（牵头单位：科技局，配合单位：工信局，各区、县级市）', ['科技局'], ['工信局', '各区', '县级市'], null],
  ['（牵头部门：商务局；责任部门：财政局、税务局；完成时间：二季度）', ['商务局'], ['财政局', '税务局'], '二季度'],
  ['（责任单位：卫健委；完成时限：2024年6月底前、12月底前）', ['卫健委'], [], '2024年6月底前、12月底前'],
  ['（2024年9月底前完成）', [], [], '2024年9月底前'],
  ['【责任单位：规划科】', ['规划科'], [], null],
  ['（责任领导：张三；责任科室：办公室（信息中心））', ['办公室（信息中心）'], [], null],
  ['（责任单位：/；配合单位：各街镇）', [], ['各街镇'], null],
  ['\n牵头单位：水务局\n责任单位：住建局、各街镇\n完成时限：6月底', ['水务局'], ['住建局', '各街镇'], '6月底'],
])('%j names who and when', (suffix, owner, partner, deadline) => {
  const plan = read(`1.抓工作。开展检查10次。${suffix}`, '2.抓其他。做其他。');
  expect(said(plan)).toEqual(['开展检查10次。', '做其他。']);
  const [first, second] = plan.measures;
  expect(first?.duty).toMatchObject({ owner, partner, deadline, scope: 'item', unit: '1' });
  expect(plan.text.slice(first?.duty?.start, first?.duty?.end)).toBe(suffix.trim());
  expect(second?.duty).toBeNull();
});

it.each([
  '会同公安局检查。',
  '推动企业申报。',
  '落实企业主体责任，统筹协调各方配合。',
  '（含各街镇）检查。',
  '检查（见附件）。',
])('in %j nobody is made responsible', (body) => expect(read(`1.抓工作。${body}`).measures[0]?.duty).toBeNull());

describe('a duty is about', () => {
  it('the measure in front of it, where each sentence carries its own', () => {
    const plan = read('1.甲。建A项目（责任单位：甲局）。建B项目。（乙局负责）建C项目。');
    expect(said(plan)).toEqual(['建A项目', '建B项目。', '建C项目。']);
    expect(owners(plan)).toEqual(['甲局', '乙局', undefined]);
    expect(plan.measures[0]?.duty?.scope).toBe('measure');
  });

  it('the item, behind its last point or its title', () => {
    expect(owners(read('1.甲。一是A；二是B。（责任单位：甲局）'))).toEqual(['甲局', '甲局']);
    expect(owners(read('1.甲（责任单位：甲局）', '一是A；二是B。'))).toEqual(['甲局', '甲局']);
    expect(owners(read('1.甲。一是A（乙局负责）；二是B。（责任单位：甲局）'))).toEqual(['乙局', '甲局']);
  });

  it('the section, in its heading or right below it', () => {
    const plan = read(
      '一、环境（责任科室：甲科）',
      '1.子。做子。',
      '2.丑。做丑。（责任科室：乙科）',
      '二、食品',
      '责任科室：丙科',
      '3.寅。做寅。',
    );
    expect(owners(plan)).toEqual(['甲科', '乙科', '丙科']);
    expect(plan.measures.map((m) => m.duty?.scope)).toEqual(['section', 'item', 'section']);
    expect(plan.sections.map((s) => s.title)).toEqual(['环境', '食品']);
  });

  it('led by the first one named, once the plan says so', () => {
    const plan = read('1.甲。做甲。（甲局、乙局负责，列第一位者为牵头单位，下同）', '2.乙。做乙。（丙局、丁局负责）');
    expect(owners(plan)).toEqual(['甲局,乙局', '丙局,丁局']);
    expect(plan.measures.map((m) => m.duty?.leads)).toEqual([true, true]);
  });
});
