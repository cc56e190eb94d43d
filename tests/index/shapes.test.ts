import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../index/parse/wrap.ts';
import { parse } from '../../index/parser.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { ROOT } from '../../src/config/root.ts';

const TITLE = '某局2024年工作要点';
const read = (...lines: readonly string[]) => parse('x', [TITLE, ...lines].join('\n'));
const made = (name: string) =>
  parse('x', unwrap(readFileSync(join(ROOT, 'tests', 'index', 'plans', name), 'utf8')).text);
const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end));
const ids = (plan: Plan) => plan.measures.map((m) => m.id);
const messages = (plan: Plan) => plan.problems.map((p) => p.message);
const headings = (plan: Plan) => plan.sections.map((s) => `${s.label}${s.title}`);

describe('the parts around a plan', () => {
  it('are left out: red head, notice with paragraphs of its own, attachments; the plan is the first attachment', () => {
    const plan = made('notice.txt');
    expect(plan.title).toBe('云澜区商务局2024年工作要点');
    expect(plan.items.map((item) => item.title).slice(0, 5)).toEqual([
      '打造消费新场景',
      '发展首店经济',
      '完善社区商业',
      '稳外贸',
      '稳外资',
    ]);
    expect(plan.measures).toHaveLength(9);
    expect(plan.front.map((part) => part.id)).toEqual(['前言', '指导思想', '主要目标']);
    expect(messages(plan)).toEqual(['正文之后的内容没有读作举措，共3行']);
  });

  it('are left out where a page came in one line', () => {
    const plan = made('oneline.txt');
    expect(headings(plan)).toEqual(['一、防汛抗旱', '二、水资源管理', '三、河湖治理']);
    expect(plan.items.map((item) => item.title)).toEqual([
      '完善防御体系',
      '推进工程建设',
      '严格取用水管理',
      '推进节水型社会建设',
      '深化河长制',
      '提升水质',
    ]);
    expect(said(plan).at(-1)).toBe('国控断面水质优良率达到100%。');
    expect(plan.measures[1]?.duty).toMatchObject({ owner: ['建设科'], deadline: '2023年11月底' });
  });

  it('are found where a page lost its blanks too', () => {
    const plan = parse(
      'x',
      '某区卫健委2022年工作计划为做好工作，制定本计划。一、总体要求以人民健康为中心，统筹发展。二、主要任务（一）强化公共卫生1.做好防控。储备物资30万件。2.推进接种。接种率达到95%。（责任科室：疾控科）（二）提升医疗服务3.建设医联体。一是签约；二是转诊。4.推进分级诊疗。下转率提升5%。三、保障措施1.加强领导。成立专班。2.强化督导。每季度通报。附件：任务表',
    );
    expect(plan.title).toBe('某区卫健委2022年工作计划');
    expect(plan.items.map((item) => item.id)).toEqual(['(一)1', '(一)2', '(二)3', '(二)4', '三1', '三2']);
    expect(said(plan).slice(-2)).toEqual(['成立专班。', '每季度通报。']);
    expect(plan.front.map((part) => part.id)).toEqual(['前言', '总体要求']);
  });

  it('hold the past year of a report, which is no measure', () => {
    const plan = made('report.txt');
    expect(said(plan).map((text) => text.slice(0, 8))).toEqual([
      '一是实施技改项目',
      '二是建设标准厂房',
      '四是培育专精特新',
      '实施重点项目80',
      '一要稳就业。城镇',
      '二要办好教育。新',
      '三要强医疗。建成',
    ]);
    expect(said(plan).at(-1)).toMatch(/2个。$/);
    expect(plan.front.map((part) => part.id)).toEqual(
      expect.arrayContaining(['产业发展提速', '2024年总体要求和主要目标']),
    );
    expect(messages(plan)).toContain('“四是”前面缺一点');
  });

  it('keep bullets of the general chapters, and leave signature and contact out', () => {
    const plan = read(
      '一、总体要求',
      '（一）基本原则。',
      '——坚持统筹。',
      '二、任务',
      '（二）清理。清运垃圾。',
      '某局',
      '2024年1月5日',
      '（联系人：张三）',
    );
    expect(said(plan)).toEqual(['清运垃圾。']);
    expect(plan.front.map((part) => plan.text.slice(part.start, part.end))).toEqual(['——坚持统筹。']);
  });
});

describe('headings', () => {
  it('nest as the plan nests them', () => {
    const plan = read(
      '1.餐馆',
      '（一）检查200家。',
      '（二）抽检100批次。',
      '2.药店',
      '（一）检查50家。',
      '（二）培训3期。',
    );
    expect(headings(plan)).toEqual(['1.餐馆', '2.药店']);
    expect(ids(plan)).toEqual(['1(一)', '1(二)', '2(一)', '2(二)']);
    const deep = read(
      '第一部分 思路',
      '第二部分 工作',
      '一、产业',
      '（一）工业',
      '1.技改。做30个。',
      '二、民生',
      '（一）就业',
      '2.岗位。新增1万个。',
    );
    expect(deep.sections.map((s) => s.level)).toEqual([1, 1, 2, 3, 2, 3]);
    expect(said(deep)).toEqual(['做30个。', '新增1万个。']);
  });

  it('may be chapters and articles, with（一）below an article', () => {
    const plan = read(
      '第一章　任务',
      '第一条　提升文明。完成下列工作：',
      '（一）建广场6个；',
      '（二）设岗120处。',
      '责任单位：文明办',
      '第二条　整治交通。检查12次。（公安局负责）',
    );
    expect(headings(plan)).toEqual(['第一章任务']);
    expect(said(plan)).toEqual(['（一）建广场6个；', '（二）设岗120处。', '检查12次。']);
    expect(plan.measures.map((m) => m.duty?.owner)).toEqual([['文明办'], ['文明办'], ['公安局']]);
  });

  it('are items where they hold the text themselves, run in or on a line of their own', () => {
    const plan = read(
      '一、抓食品。检查餐馆200家。',
      '二、抓药品',
      '检查药店50家。',
      '三、抓质量。一是抽查；二是培训。',
    );
    expect(plan.items.map((item) => item.title)).toEqual(['抓食品', '抓药品', '抓质量']);
    expect(said(plan)).toEqual(['检查餐馆200家。', '检查药店50家。', '一是抽查；', '二是培训。']);
  });

  it('need no title: a sentence that states a task is the measure', () => {
    expect(said(read('1.新建公园8个。', '2.改造道路12公里。同步装灯。'))).toEqual([
      '新建公园8个。',
      '改造道路12公里。同步装灯。',
    ]);
  });

  it('are kept as printed where their numbers are broken', () => {
    const plan = made('broken.txt');
    expect(plan.items.map((item) => item.label)).toEqual([
      '1.',
      '2.',
      '3.',
      '3.',
      '5.',
      '7.',
      '8.',
      '9.',
      '10、',
      '11',
      '12',
      '13',
    ]);
    expect(ids(plan)).toEqual(['1', '2', '3', '3#2', '5', '7', '9', '10', '11', '12', '13']);
    expect(messages(plan)).toEqual(
      expect.arrayContaining(['编号重复：3.', '编号不连续：3.之后是5.', '条目没有内容：8.', '编号重复：（二）']),
    );
    expect(said(plan).at(-1)).toMatch(/9\.9公里/);
  });

  it('are found behind blanks and invisible characters, and in traditional characters', () => {
    expect(said(read('　　一 、总体', '\u200b　1 ．甲事。做甲。\u00a0', '\t2.乙事。做乙。'))).toEqual([
      '做甲。',
      '做乙。',
    ]);
    const plan = read('一、總體要求', '堅持原則。', '二、任務', '1.優化環境。檢查10次。（責任單位：市監局）');
    expect(plan.items[0]?.title).toBe('優化環境');
    expect(plan.measures[0]?.duty?.owner).toEqual(['市監局']);
    expect(plan.front).toHaveLength(1);
  });
});

describe('wrapped lines', () => {
  it('are joined, in the middle of a number and over a page number too', () => {
    const plan = made('wrapped.txt');
    expect(said(plan)[0]).toMatch(/农村公路86公里/);
    expect(said(plan)[3]).toBe('三是建设充电桩280个，实现公交场站全覆盖。');
    expect(plan.measures).toHaveLength(6);
  });
});

describe('points', () => {
  it.each([
    ['第一，办班；第二，送学。', ['第一，办班；', '第二，送学。']],
    ['首先，采集。其次，治理。最后，共享。', ['首先，采集。', '其次，治理。', '最后，共享。']],
    ['①建库；②建网，③建端。', ['①建库；', '②建网，', '③建端。']],
    ['（1）储备。一是谋划；二是申报。（2）开工。', ['（1）储备。一是谋划；二是申报。', '（2）开工。']],
    ['\n【服务】上门。\n【监管】检查。', ['【服务】上门。', '【监管】检查。']],
    ['\n■上门。\n■检查。', ['■上门。', '■检查。']],
    ['一要稳就业；二要强教育。', ['一要稳就业；', '二要强教育。']],
    ['之一是例会，二是可有可无。标准的统一是前提。', ['之一是例会，二是可有可无。标准的统一是前提。']],
  ])('of %j are %j', (body, wanted) => {
    expect(said(read(`1.抓工作。${body}`, '2.抓其他。做其他。')).slice(0, -1)).toEqual(wanted);
  });

  it('may have words in front of them, which are kept as a part of their own', () => {
    const plan = read('1.推进法治。围绕目标加强统筹。一是立法。二是执法。');
    expect(said(plan)).toEqual(['一是立法。', '二是执法。']);
    expect(plan.front).toMatchObject([{ id: '1导语', item: '1' }]);
  });
});
