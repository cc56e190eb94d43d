import { describe, expect, it } from 'vitest';
import { propertiesAsked, propertyNamed } from '../../index/facts/properties.ts';
import { holdings } from '../../index/facts/property.ts';
import { ask, cited, converse, knowledge, text } from '../knowledge.ts';

describe('measures by property', () => {
  it.each(['哪些工作是试点', '哪些任务写明了时限', '没有分点的是哪几条'])('are asked for by %s', (question) => {
    expect(converse(question).intent).toBe('property');
  });

  it('are all that have it, with their count', () => {
    const units = knowledge.passages.filter((p) => p.item !== null && p.text.includes('试点')).map((p) => p.unit);
    const answer = ask('哪些工作是试点');
    expect(cited(answer).toSorted()).toEqual(units.toSorted());
    expect(text(answer)).toContain(`共${units.length}处`);
  });

  it('are only those of the part that is named', () => {
    const units = cited(ask('(二)里有哪些试点'));
    expect(units.length).toBeGreaterThan(0);
    for (const unit of units) expect(knowledge.plan.measures.find((m) => m.id === unit)?.section).toBe('(二)');
  });

  it('are counted the other way round where they lack it', () => {
    const [dated] = propertiesAsked('写明了完成时限的有哪些');
    const [undated] = propertiesAsked('没有写时间的有哪些');
    if (!dated || !undated) throw new Error('no such property');
    const count = (property: typeof dated) =>
      holdings(property, knowledge.plan, knowledge.passages, knowledge.facts).length;
    expect(count(dated) + count(undated)).toBe(knowledge.plan.measures.length);
  });

  it('are items that are one measure where points are lacking', () => {
    const own = knowledge.plan.items.filter((item) => item.measures.includes(item.id)).map((item) => item.id);
    expect(cited(ask('没有分点的是哪几条'))).toEqual(own);
  });

  it.each<[string, readonly string[]]>([
    [
      '写明完成时间',
      ['有时限的任务有哪些', '哪几条定了完成时间', '哪些措施给了截止日期', '带时间要求的任务麻烦列一下'],
    ],
    ['没有写明时间', ['没写时间的有多少', '哪些没有时限', '时间没写清楚的有多少条', '没有规定什么时候完成的都有哪些']],
    ['试点', ['搞试点的有几个', '先行先试的项目列一下', '试点任务汇总']],
    ['跨部门', ['要和别的部门一起干的有哪些', '部门之间协作的任务列出来', '多部门配合的是哪几条']],
    ['首个、首家', ['全区首个的有哪些', '头一个搞的项目有哪些', '哪些是首创的']],
    ['书名号', ['有书名号的有几处', '哪几点写了《》里的文件名']],
    ['宣传日', ['宣传日有几个', '哪些措施写了纪念日', '有主题日活动的是哪几条']],
    ['长效', ['建立长效机制的有哪些', '哪些地方强调长效']],
    ['不分点', ['哪几条没分点', '不分一是二是的是哪些条', '哪些条目是一段到底的', '整条就一段话的有哪些']],
    ['数字化手段', ['靠信息化手段来管的有几处', '智慧监管的方式有哪些', '用了科技手段的措施列一下']],
    ['具体数量', ['带台数家数的任务有几项', '哪些措施给了明确数量', '量化了的措施有哪些']],
    ['比率', ['写到百分比的有哪些', '哪些措施写了比率']],
    ['字母', ['带英文字母的有哪些', '哪几点用了英文缩写']],
  ])('have %s, however it is asked for', (name, questions) => {
    const { plan, passages, facts } = knowledge;
    const units = holdings(propertyNamed(name), plan, passages, facts).map(({ unit }) => unit);
    for (const question of questions) expect(cited(ask(question)).toSorted(), question).toEqual(units.toSorted());
  });

  it.each<[string, readonly string[]]>([
    ['上半年有哪些宣传日', ['4.5', '12']],
    ['第四季度的宣传日有几个', ['3.5']],
    ['5月的宣传日有哪些', ['12']],
    ['提到电梯的里面哪些是试点', ['6.2']],
    ['第五部分写到百分比的有哪些', []],
  ])('are narrowed by time, words and parts: %s', (question, units) => {
    const answer = ask(question);
    expect(answer.status).toBe(units.length > 0 ? 'answered' : 'not_in_plan');
    if (units.length > 0) expect(cited(answer)).toEqual(units);
  });
});
