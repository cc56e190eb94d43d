import { describe, expect, it } from 'vitest';
import { holdsFloors } from './floor.ts';
import { foldOf } from './folds.ts';
import { measure } from './measure.ts';
import { saysPhrase, thin } from './words.ts';

describe('the known questions without the words of their fold', async () => {
  holdsFloors('folds', await measure('folds'));
});

describe('a thinned word list', () => {
  const drops = (phrase: string) => ['升降梯', '多少台'].includes(phrase);

  it.each([
    ['loses a phrase and keeps its neighbours', 'synonyms.txt', '升降梯、直梯 = 电梯', '直梯 = 电梯'],
    ['loses a line that has no phrase left', 'synonyms.txt', '升降梯 = 电梯\n菜场 = 农贸市场', '菜场 = 农贸市场'],
    ['keeps what a phrase stands for', 'synonyms.txt', '电梯 = 升降梯', '电梯 = 升降梯'],
    ['loses a line of a plain list', 'matters.txt', '# 升降梯\n升降梯\n食堂', '# 升降梯\n食堂'],
    ['loses ways of asking right of the mark', 'questions.txt', '数量 = 多少台、几台', '数量 = 几台'],
  ])('%s', (_, file, text, left) => {
    expect(thin(file, text, drops)).toBe(left);
  });

  it('takes … in a phrase for a gap, and ^ and $ for the ends of a turn', () => {
    expect(saysPhrase('跟…一起')('跟民政一起做')).toBe(true);
    expect(saysPhrase('^指标$')('有哪些指标')).toBe(false);
    expect(saysPhrase('^指标$')('电梯\n指标?')).toBe(true);
  });
});

it('a question stays in its fold', () => {
  expect(['q001', 'b001', 'f150'].map(foldOf)).toEqual([8, 9, 9]);
});
