import { describe, expect, it } from 'vitest';
import { answerLine } from '../../src/terminal/protocol.ts';
import { ask, cited, knowledge, text } from '../knowledge.ts';

const claimsOf = (question: string) => ask(question).claims ?? [];

describe('what a question asserts', () => {
  it.each([
    ['a number', '老旧电梯评估是70台吧', '70台', '60台'],
    ['a percentage', '抽查结果公示率是80%吧', '80%', '100%'],
    ['an ordinal', '进博会保障是第五届吧', '第五届', '第三届'],
    ['a numeral in a name', '意识形态推的是“八责联动”吧', '“八责联动”', '六责联动'],
    ['a date', '世界标准日是10月20日吧', '10月20日', '10.14世界标准日'],
    ['a verb', '行政执法全过程记录规定要废止吗', '废止', '出台'],
    ['a level', '自办酒会所是全市都要通过验收吗', '全市', '全区'],
    ['who leads', '派驻组的工作是由我们牵头开展吗', '牵头', '配合'],
    ['who leads what is done with others', '养老机构食堂创建由消防牵头吗', '消防牵头', '会同民政、消防部门'],
    ['a word between the same words', '气瓶检验单位的专项检查有吗', '气瓶检验单位', '气瓶充装单位'],
    ['a denial of what is printed', '检验项目不要求全覆盖吗', '不要求全覆', '全覆盖'],
    ['what is already there', '创新嘉定服务站是今年新成立的吗', '新成立', '夯实'],
    ['a word with 非 before it', '进口特殊用途化妆品备案试点是什么', '特殊用途', '非特殊用途'],
  ])('is told where the plan prints it otherwise: %s', (_, question, said, printed) => {
    const answer = ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.claims?.map((claim) => claim.said).join()).toContain(said.replace(/[“”]/g, ''));
    expect(answer.claims?.map((claim) => claim.printed).join()).toContain(printed);
    expect(text(answer)).toContain(printed);
  });

  it.each([
    ['第九届进博会的食品安全由谁保障', '第三届'],
    ['“十二五”规划写了什么', '十三五'],
  ])('is another thing where an ordinal names it: %s', (question, printed) => {
    const answer = ask(question);
    expect(answer.status).toBe('not_in_plan');
    expect(answer.claims?.map((claim) => claim.printed).join()).toContain(printed);
    expect(cited(answer).length).toBeGreaterThan(0);
  });

  it.each(['机关食堂', '校园食品安全怎么管', '电梯培训有吗'])(
    'is one thing where two words name it together: %s',
    (question) => {
      const answer = ask(question);
      expect(answer.status).toBe('not_in_plan');
      expect(answer.claims?.every(({ printed }) => printed === null)).toBe(true);
    },
  );

  it.each(['食堂食品安全', '特种设备演练', '公务员职级'])(
    'is answered where one measure holds both words: %s',
    (question) => {
      expect(ask(question).status).toBe('answered');
    },
  );

  it.each(['加气机有没有点名要查', '加油机作弊怎么打击'])(
    'is not named where only the class of it is, which is shown as near: %s',
    (question) => {
      const answer = ask(question);
      expect(answer.status).toBe('not_in_plan');
      expect(text(answer)).toContain('写到的是“计量器具”');
      expect(cited(answer)).toContain('12');
    },
  );

  it.each([
    '老旧电梯评估是60台吧',
    '抽查结果公示率是100%吧',
    '世界标准日是10月14日吧',
    '自办酒会所是全区都要通过验收吗',
    '年报公示抓不抓',
    '嘉昆太一起做的事有哪些',
  ])('is confirmed without a word where it is so: %s', (question) => {
    expect(ask(question).status).toBe('answered');
    expect(claimsOf(question)).toEqual([]);
  });

  it.each([
    '跟萧山有什么合作',
    '跟青岛有什么合作',
    '税务局和我们一起做什么',
    '《招标投标法》今年要学吗',
    '国庆节那天有什么活动',
  ])('is not in the plan where it names what the plan lacks: %s', (question) => {
    const answer = ask(question);
    expect(answer.status).toBe('not_in_plan');
  });

  it('is answered for the one of two names that the plan has, and told of the other', () => {
    const answer = ask('昆山和无锡，哪个跟我们有合作');
    expect(answer.status).toBe('answered');
    expect(text(answer)).toContain('没有写到“无锡”');
  });

  it('is a denial that the plan contradicts', () => {
    const answer = ask('今年不再开展内审了吧');
    expect(answer.claims?.[0]?.printed).toContain('继续开展内审');
  });

  it('has no order where it is asked what comes first', () => {
    expect(ask('昆山和太仓先跟哪个签协议').status).toBe('not_in_plan');
  });

  it('prints only slices of the plan', () => {
    for (const question of ['老旧电梯评估是70台吧', '进博会保障是第五届吧', '今年不再开展内审了吧'])
      for (const { printed } of claimsOf(question)) expect(knowledge.plan.text).toContain(printed);
  });

  it('stands in the JSON line, and only where something differs', () => {
    const line = (question: string) =>
      JSON.parse(answerLine({ id: 1, question }, { plans: [knowledge] }, '2020-04-20')) as Record<string, unknown>;
    expect(line('老旧电梯评估是70台吧').claims).toEqual([{ said: '70台', printed: '60台' }]);
    expect(line('老旧电梯评估多少台')).not.toHaveProperty('claims');
  });
});

describe('what is left out', () => {
  it('is neither shown nor counted', () => {
    const all = cited(ask('哪些地方提到科普'));
    const rest = cited(ask('除了食品那条，还有哪些地方提到科普'));
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.every((unit) => all.includes(unit) && !unit.startsWith('5.'))).toBe(true);
  });
});
