import { describe, expect, it } from 'vitest';
import { holdings, propertiesAsked } from '../../index/facts/property.ts';
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
});
