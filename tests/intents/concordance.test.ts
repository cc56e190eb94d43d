import { describe, expect, it } from 'vitest';
import type { Passage } from '../../index/plan/passage.ts';
import { ask, cited, converse, knowledge, text } from '../knowledge.ts';

const NONE = /(?!)/;
const measures = new Map(knowledge.plan.measures.map((measure) => [measure.id, measure]));

/** All measures that print a word, within a section or an item and without another word. */
function printing(word: RegExp, inside = '', without: RegExp = NONE): readonly string[] {
  const fits = ({ unit, folded }: Passage) => {
    const measure = measures.get(unit);
    const isInside = inside === '' || measure?.section === inside || measure?.item === inside;
    return measure !== undefined && isInside && word.test(folded.text) && !without.test(folded.text);
  };
  return knowledge.passages.filter(fits).map(({ unit }) => unit);
}

describe('every place that holds a word', () => {
  it.each<[string, RegExp, string?, RegExp?]>([
    ['“创新”这个词用了几处', /创新/],
    ['提到电梯的有几条', /电梯/],
    ['麻烦把里面所有出现大数据的地方找出来', /大数据/],
    ['讲到农贸市场的措施一共几处', /农贸市场/],
    ['“长效”两个字出现了几次', /长效/],
    ['统计一下“专项整治”出现在哪几条', /专项整治/],
    ['“培训”都在哪些地方讲了', /培训/],
    ['涉及药品的措施全部列出来', /药品/],
    ['请统计“品牌”一词出现次数', /品牌/],
    ['说到投诉的统统列一遍', /投诉/],
    ['哪几条里面有“诚信”这两个字呢', /诚信/],
    ['关键字 备案', /备案/],
    ['第二部分提到“试点”的几处', /试点/, '(二)'],
    ['第四块里写到专项的列一下', /专项/, '(四)'],
    ['第5条里有几点说到培训', /培训/, '5'],
    ['食品安全那条里提到“标准化”的是哪几点', /标准化/, '5'],
    ['党建那部分里哪些讲到考核', /考核/, '(五)'],
    ['帮我数数“企业”在第一部分里提了多少次', /企业/, '(一)'],
    ['除了食品还有哪些写到专项的', /专项/, '', /食品/],
    ['同时提到“食品”和“培训”的有哪些', /食品.*培训|培训.*食品/s],
    ['所有讲到老年人、养老的', /老年|养老/],
  ])('is listed for %s', (question, word, inside, without) => {
    const { answer, intent } = converse(question);
    expect(intent).toBe('property');
    expect(
      cited(answer)
        .filter((unit) => measures.has(unit))
        .toSorted(),
    ).toEqual(printing(word, inside, without).toSorted());
  });

  it('is counted by measures and by how often it is printed', () => {
    const hits = knowledge.passages.filter(({ text: printed }) => printed.includes('创新'));
    const times = hits.reduce((sum, { text: printed }) => sum + printed.split('创新').length - 1, 0);
    expect(text(ask('“创新”这个词用了几处'))).toContain(`共${hits.length}处（出现${times}次）`);
  });

  it('is told to be narrowed to what it is narrowed to', () => {
    expect(text(ask('第5条里有几点说到培训'))).toContain('第5条里写到“培训”的共');
    expect(text(ask('除了食品还有哪些写到专项的'))).toContain('除去“食品”，写到“专项”的共');
  });

  it('is said to be none where a part of the plan has none, with those of the others as near', () => {
    const answer = ask('第三部分里讲到“培训”的有哪些');
    expect(answer.status).toBe('not_in_plan');
    expect(text(answer)).toMatch(/里没有写到“培训”/);
    expect(cited(answer).length).toBeGreaterThan(0);
  });
});
