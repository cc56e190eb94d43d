import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';

const { facts, plan } = knowledge;
const of = <Fact extends { unit: string }>(all: readonly Fact[], unit: string) =>
  all.filter((fact) => fact.unit === unit);

describe('facts of the 2020 plan', () => {
  it('are slices of the plan at their offsets', () => {
    for (const fact of Object.values(facts).flat()) expect(plan.text.slice(fact.start, fact.end)).toBe(fact.text);
  });

  it('tell targets from stock, names and ranks', () => {
    const role = (unit: string, text: string) => of(facts.figures, unit).find((f) => f.text === text)?.role;
    expect(role('6.1', '60台')).toBe('目标');
    expect(role('9.1', '100%')).toBe('目标');
    expect(role('6.3', '126家')).toBe('现有');
    expect(role('5.11', '15个')).toBe('现有');
    expect(role('1.4', '双减半')).toBe('名称');
    expect(role('7.4', '首家')).toBe('名次');
    expect(role('2.2', '第三届')).toBe('名次');
  });

  it('read the days that the plan names, and 年底', () => {
    const days = facts.times.filter((t) => t.day !== null).map((t) => [t.unit, t.month, t.day, t.name]);
    expect(days).toEqual([
      ['3.5', 10, 14, '世界标准日'],
      ['4.5', 4, 26, '知识产权日'],
      ['12', 5, 20, '世界计量日'],
      ['12', 9, 9, '眼镜配镜日'],
    ]);
    expect(of(facts.times, '5.4').map((t) => t.text)).toEqual(['2020年底']);
  });

  it('relate bodies by the word that stands in front of them', () => {
    const relation = (unit: string) => of(facts.bodies, unit).map((b) => [b.relation, b.text]);
    expect(relation('5.6')).toEqual([['会同', '民政、消防部门']]);
    expect(relation('18.2')).toEqual([['配合', '区纪委监委第三派驻组']]);
    expect(relation('11.1')).toEqual([['借鉴', '杭州市余杭区市场监管局']]);
    expect(relation('16.4')).toEqual([['合作', '司法机关']]);
    expect(relation('3.4')).toEqual([
      ['合作', '昆山、太仓、张家港、温州等长三角区域城市'],
      ['合作', '云南楚雄'],
    ]);
  });

  it('tell documents that the office makes from laws that it refers to', () => {
    const made = facts.documents.filter((d) => d.deliverable && d.action !== '完善').map((d) => d.unit);
    for (const unit of ['2.2', '9.1', '15', '16.1', '19.1', '20.5']) expect(made).toContain(unit);
    const law = of(facts.documents, '10.1')[0];
    expect(law).toMatchObject({ text: '电子商务法', deliverable: false });
    expect(of(facts.documents, '9.1').map((d) => d.text)).toContain('嘉定区部门联合“双随机、一公开”监管联席会议制度');
  });

  it('find places, abbreviations with what they cover', () => {
    expect(of(facts.places, '5.4').map((p) => p.text)).toEqual(['安亭镇泥岗村', '南翔镇新裕村']);
    expect(of(facts.places, '19.4').find((p) => p.text === '嘉昆太温')?.covers).toContain('温州');
  });

  it('keep terms in quotation marks and in Latin letters', () => {
    const terms = facts.terms.map((t) => t.text);
    for (const term of ['红盾云桥', '三会一课一日', 'haccp', 'odr', 'cnas']) expect(terms).toContain(term);
  });
});
