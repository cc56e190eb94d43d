import { describe, expect, it } from 'vitest';
import { parse } from '../../index/parser.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { readUnits } from '../../index/plan/units.ts';
import { readGrid } from '../../index/tables/grid.ts';

const read = (...lines: readonly string[]) => parse('x', lines.join('\n'));
const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end));
const ids = (plan: Plan) => plan.measures.map((m) => m.id);
const owners = (plan: Plan) => plan.measures.map((m) => m.duty?.owner.join('、') ?? '');

it('chapters called 工作思路 and 工作要求 hold the tasks that are numbered in them', () => {
  const plan = read(
    '松山县林业局2022年工作思路',
    '一、指导思想',
    '以护林为主线，抓好全年工作。',
    '二、工作重点',
    '1.清理林下垃圾',
    '设清运点20处。',
    '三、工作思路',
    '（一）建队伍',
    '1.组织护林员轮训。全年办班3期。',
    '2.聘用护林员15名。',
    '（二）添装备',
    '1.购置巡护车4辆。',
    '四、工作要求',
    '（一）强化督导。每月检查一次。',
    '（二）强化宣传。办专栏2个。',
  );
  expect(ids(plan)).toEqual(['二1', '三(一)1', '三(一)2', '三(二)1', '四(一)', '四(二)']);
  expect(plan.front.map(({ id }) => id)).toEqual(['指导思想']);
  expect(plan.problems).toEqual([]);
});

it('a suffix behind the last point gives all points their office and their date', () => {
  const plan = read(
    '青田区水务局2021年工作要点',
    '一、重点任务',
    '1.疏浚管道。一是疏通管道12公里；二是更换井盖30个。（责任科室：管网科；配合科室：执法队；完成时限：2021年9月底）',
    '2.巡查河道。每周巡查不少于3次。（责任科室：河湖科；完成时限：2021年12月底）',
  );
  expect(ids(plan)).toEqual(['1.1', '1.2', '2']);
  expect(plan.measures.map(({ duty }) => duty?.deadline)).toEqual(['2021年9月底', '2021年9月底', '2021年12月底']);
  expect(owners(plan)).toEqual(['管网科', '管网科', '河湖科']);
});

it('sections and items have the address of their chapter where numbers begin anew', () => {
  const plan = read(
    '西岗街道2022年实施方案',
    '一、工作目标',
    '全面改善环境。',
    '二、主要任务',
    '（一）绿化',
    '1.补种树木。补种60株。',
    '（二）道路',
    '1.修补路面。修补8处。',
    '2.增设路灯。增设50盏。',
    '三、工作步骤',
    '（一）动员部署',
    '召开部署会1次。',
    '（二）全面推进',
    '按月调度进度。',
    '（三）总结提升',
    '1.通报结果。通报1次。',
    '四、职责分工',
    '（一）城建办',
    '牵头日常协调。',
    '（二）财政所',
    '落实改造经费。',
  );
  const units = readUnits(plan);
  expect(units.get('二(二)2')?.address).toContain('二、（二）2.增设路灯');
  expect(units.get('三(二)')?.address).toContain('三、（二）全面推进');
  expect(plan.sections.filter(({ level }) => level === 1).map(({ title }) => title)[3]).toBe('职责分工');
  expect(owners(plan).slice(-2)).toEqual(['城建办', '财政所']);
  expect(said(plan).slice(-2)).toEqual(['牵头日常协调。', '落实改造经费。']);
});

describe('the year and the issuer of a plan whose title names none', () => {
  const body = ['一、主要任务', '1.排查管线。排查老旧管线15公里。'];
  const signed = ['云溪市住房和城乡建设局', '2021年12月20日'];
  it('come from the signature', () => {
    const plan = read('关于深化燃气安全治理的实施意见', '各科室：', ...body, ...signed);
    expect([plan.year, plan.issuer]).toEqual([2021, '云溪市住房和城乡建设局']);
    expect(said(plan)).toEqual(['排查老旧管线15公里。']);
  });

  it.each([
    ['二〇二一年十二月二十日', '云溪市住房和城乡建设局\n二〇二一年十二月二十日'],
    ['2021.12.', '云溪市住房和城乡建设局\n2021.12.'],
    ['a date behind the signer', '云溪市住房和城乡建设局　　2021年12月20日'],
  ])('whatever the date looks like: %s', (_, end) => {
    const plan = read('关于深化燃气安全治理的实施意见', ...body, end);
    expect([plan.year, plan.issuer, said(plan)]).toEqual([2021, '云溪市住房和城乡建设局', ['排查老旧管线15公里。']]);
  });

  it('come from the number line, the red head, the school year, the file name or the preamble', () => {
    const head = read('云溪镇人民政府文件', '云政〔2022〕3号', '关于整治市容的实施方案', ...body);
    expect([head.year, head.issuer]).toEqual([2022, '云溪镇人民政府']);
    expect(read('第一小学工作计划', '（2023—2024学年）', ...body).year).toBe(2023);
    expect(read('第一小学2023—2024学年度工作计划', ...body).year).toBe(2023);
    expect(parse('2019-plan', ['工作计划', ...body].join('\n')).year).toBe(2019);
    expect(read('工作计划', '2018年，要抓好各项工作。', ...body).year).toBe(2018);
    expect(read('某局2022年工作总结和2023年工作计划', ...body).year).toBe(2023);
    expect(read('工作计划', ...body).year).toBeNull();
  });
});

it('a table whose heads are unusual is read by what its columns are about', () => {
  const source = readGrid(
    [
      '2021年重点工作清单,,,,,,,,',
      '序号,项目名称,总项目要求描述,子项目名称,,任务落实及措施细化,完成时间,负责处室/年级,配合处室',
      '1,规范例会管理,精简高效,1—1,编制会议目录,列出全年例会清单并公布,3月底前,办公室,各处室',
      ',,,1—2,试行无纸化,采购平板20台,7月底前,信息处,总务处',
      '2,改善用水,节约用水,2—1,检修管网,检修漏点15处,全年,总务处,',
    ].join('\n'),
  );
  const plan = parse('x', source.text, source.tables);
  expect(said(plan)).toEqual(['列出全年例会清单并公布', '采购平板20台', '检修漏点15处']);
  expect(owners(plan)).toEqual(['办公室', '信息处', '总务处']);
  expect(plan.measures.map(({ duty }) => duty?.deadline)).toEqual(['3月底前', '7月底前', '全年']);
  expect(plan.sections).toEqual([]);
});

it('guiding offices, run-in quarters and points below a chapter are read', () => {
  const plan = read(
    '南塘区市场监管局2022年治理方案',
    '一、治理重点',
    '重点整治三类行为：一是无照经营；二是虚假标注；三是占道加工。',
    '二、主要任务',
    '1.抽检充电器。全年抽检60批次。（牵头指导处室：质量科、认证科）',
    '2.安装监控。由街道落实安装，质保期满后由物业负责维护。',
    '三、实施步骤',
    '（一）第一季度：完成选址；',
    '（二）第三季度：施工安装。',
  );
  expect(ids(plan)).toEqual(['一.1', '一.2', '一.3', '1', '2', '(一)', '(二)']);
  expect(said(plan).slice(3, 4)).toEqual(['全年抽检60批次。']);
  expect(owners(plan)).toEqual(['', '', '', '质量科、认证科', '', '', '']);
  expect(said(plan).slice(-2)).toEqual(['完成选址；', '施工安装。']);
});
