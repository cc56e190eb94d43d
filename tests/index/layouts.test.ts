import { describe, expect, it } from 'vitest';
import { parse } from '../../index/parser.ts';
import type { Plan } from '../../index/plan/plan.ts';

const read = (...lines: readonly string[]) => parse('x', lines.join('\n'));
const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end));
const ids = (plan: Plan) => plan.measures.map((m) => m.id);

describe('who does it, where the plan says it in its own way', () => {
  const owner = (...lines: readonly string[]) => {
    const plan = read('某局2024年工作要点', '一、任务', ...lines);
    return plan.measures.map(({ start, end, duty }) => [
      plan.text.slice(start, end),
      duty?.owner.join('、') ?? '',
      duty?.partner.join('、') ?? '',
      duty?.deadline ?? '',
    ]);
  };

  it.each([
    ['由质量科负责。', '质量科', '', ''],
    ['由质量科牵头，认证科、各所配合，10月底前完成验收。', '质量科', '认证科、各所', '10月底前'],
    ['此项工作由质量科负责。', '质量科', '', ''],
    ['在市局质量处指导下，由质量科组织实施。', '质量科', '市局质量处', ''],
    ['质量科具体负责。', '质量科', '', ''],
    ['（质量科）', '质量科', '', ''],
    ['（质量科、认证科，9月底前）', '质量科、认证科', '', '9月底前'],
    ['〔质量科〕', '质量科', '', ''],
    ['（责任科室：质量科，认证科配合）', '质量科', '认证科', ''],
    ['牵头指导处室：质量科；参与处室：认证科、各所。', '质量科', '认证科、各所', ''],
    ['（责任领导：王某；联络科室：办公室）', '', '', ''],
  ])('a sentence or a bracket of its own is taken off the task: %s', (words, ...wanted) => {
    expect(owner(`1.检查。检查企业20家。${words}`)).toEqual([['检查企业20家。', ...wanted]]);
    expect(owner('1.检查', '检查企业20家。', words)).toEqual([['检查企业20家。', ...wanted]]);
  });

  it('a part of the sentence stays in it', () => {
    expect(owner('1.检查。检查企业20家，由质量科负责。')).toEqual([['检查企业20家，由质量科负责。', '质量科', '', '']]);
    expect(owner('1.检查。由社区网格员上门代办，由街道统一培训。')).toEqual([
      ['由社区网格员上门代办，由街道统一培训。', '', '', ''],
    ]);
  });

  it('a line about the whole chapter, or about what stands above, holds for what has no other', () => {
    const lines = [
      '（一）甲事。做甲。',
      '（二）乙事。做乙。由乙科负责。',
      '（第一部分责任科室：丙科）',
      '二、其他',
      '（一）丁事。做丁。',
    ];
    expect(owner(...lines).map(([, name]) => name)).toEqual(['丙科', '乙科', '']);
    const above = ['（一）甲事。做甲。', '（二）乙事。做乙。', '（以上各项由丙科负责）'];
    expect(owner(...above).map(([, name]) => name)).toEqual(['丙科', '丙科']);
  });

  it('a title may carry it in front of its text', () => {
    expect(owner('1.道路（责任单位：交管站）：设卡劝导。', '2.工地（牵头股室：村建所）。排查房屋。')).toEqual([
      ['设卡劝导。', '交管站', '', ''],
      ['排查房屋。', '村建所', '', ''],
    ]);
  });
});

describe('layouts of other offices', () => {
  it('decimal numbers are headings in their order; references and quantities are none', () => {
    const plan = read(
      '某院2021年工作计划',
      '一、业务',
      '1.1 防控。规范诊室，见3.2和5.20宣传日。',
      '1.2人才保障。招聘7名。',
      '二、公卫',
      '2.1 建档。',
      '3.26万居民建档。',
    );
    expect(ids(plan)).toEqual(['1.1', '1.2', '2.1']);
    expect(said(plan)[2]).toContain('3.26万居民');
  });

  it('stages and months are headings where there are several', () => {
    const plan = read(
      '某校2022—2023学年工作计划',
      '一、活动安排',
      '第一阶段（3月—4月）：动员。召开大会。',
      '第二阶段（5月）：整改。开展检查。',
      '二、月历',
      '第一学期',
      '九月：1.开学典礼；2.体检。',
      '十月：1.运动会。',
      '第二学期',
      '三月：1.植树。',
    );
    expect(said(plan)).toEqual(['召开大会。', '开展检查。', '1.开学典礼；', '2.体检。', '1.运动会。', '1.植树。']);
    expect(plan.items.map(({ title }) => title)).toEqual(['动员', '整改', '九月', '十月', '三月']);
    expect(plan.sections.map(({ title }) => title)).toContain('第一学期');
  });

  it('a number in front of a date is a number', () => {
    const plan = read('某局2022年计划', '一、安排', '1．3月20日前开会。', '2．8月底前验收。', '3．5个窗口延时服务。');
    expect(ids(plan)).toEqual(['1', '2', '3']);
  });

  it('more than 999 tasks are counted', () => {
    const lines = Array.from({ length: 1005 }, (_, i) => `${i + 1}.检查企业${i + 1}家。`);
    expect(read('某局2022年计划', '一、任务', ...lines).measures).toHaveLength(1005);
  });

  it('a short last task stays in front of the signature, which needs no date', () => {
    const plan = read('某局2022年计划', '一、任务', '1.检查企业20家。', '2.筹建办公室', '某局', '2022年1月5日');
    expect(said(plan)).toEqual(['检查企业20家。', '筹建办公室']);
    expect(said(read('某局2022年计划', '一、任务', '1.检查企业20家。', '某市市场监督管理局'))).toEqual([
      '检查企业20家。',
    ]);
  });

  it('the year before is set apart and told', () => {
    const plan = read(
      '某局2023年工作计划',
      '2022年，检查企业90家。',
      '要抓好全年工作。',
      '一、2022年重点工作推进情况',
      '（一）检查企业80家。',
      '二、2023年工作安排',
      '（一）检查企业20家。',
    );
    expect(said(plan)).toEqual(['检查企业20家。']);
    expect(plan.front.map(({ id }) => id).slice(0, 2)).toEqual(['上年回顾', '前言']);
    expect(plan.problems.map(({ message }) => message)).toEqual([
      '“2022年重点工作推进情况”说的是以前的工作，没有列为任务',
    ]);
  });

  it('titles of several lines are one', () => {
    const title = (...lines: readonly string[]) => read(...lines, '一、任务', '1.检查企业20家。').title;
    expect(title('某街道老旧片区整治和社区服务', '提升行动实施方案')).toBe(
      '某街道老旧片区整治和社区服务提升行动实施方案',
    );
    expect(title('某镇卫生院', '二〇二一年度', '工 作 计 划', '（院务会通过）')).toBe('某镇卫生院二〇二一年度工作计划');
    expect(title('踔厉奋发 笃行不怠', '——某局2023年工作打算')).toBe('某局2023年工作打算');
    expect(title('某局文件', '某局〔2020〕9号', '某局', '2020年度重点工作推进计划', '（按月排列）')).toBe(
      '某局2020年度重点工作推进计划',
    );
  });

  it('lines with tabs are a table; who and when in front of the task hold on', () => {
    const plan = read(
      '2022年月历',
      '完成时间\t工作内容\t责任科室',
      '一月\t走访家庭120户\t民政科',
      '\t召开会议\t安监所',
      '三月\t植树500株\t城管科',
    );
    expect(plan.measures.map(({ duty }) => [duty?.deadline, duty?.owner.join()])).toEqual([
      ['一月', '民政科'],
      ['一月', '安监所'],
      ['三月', '城管科'],
    ]);
  });

  it('a closing word to everybody is no part of the last point', () => {
    const plan = read(
      '某局2022年计划',
      '一、保障',
      '一要抓组织，设专班；二要抓督查，每月通报。各部门要于4月10日前报送方案。',
    );
    expect(said(plan).at(-1)).toBe('二要抓督查，每月通报。');
    expect(plan.front.map(({ id }) => id)).toEqual(['结语']);
  });

  it('a plan without suffixes says until when in its sentences', () => {
    const plan = read(
      '某局2022年计划',
      '一、保障',
      '一要建站，6月底前开放，由甲局负责；二要修路，由乙局牵头，丙局配合；三要通车，由丁局负责，于9月底前完成。',
    );
    expect(plan.measures.map(({ duty }) => [duty?.owner.join(), duty?.deadline])).toEqual([
      ['甲局', '6月底前'],
      ['乙局', null],
      ['丁局', '9月底前'],
    ]);
  });
});
