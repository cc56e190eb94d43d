import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('quotes the term and says that no explanation is given', () => {
  const answer = ask('红盾云桥是什么');
  expect(cited(answer)).toEqual(['10.1']);
  expect(text(answer)).toContain('没有另附名词解释');
});

it('sees any letter case', () => {
  expect(cited(ask('HACCP是什么意思'))).toEqual(['5.5']);
});

it('gives two terms their own measures', () => {
  expect(cited(ask('PCT和CNAS分别在哪里提到')).toSorted()).toEqual(['13', '4.1']);
});
