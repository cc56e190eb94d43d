import { expect, it } from 'vitest';
import { ask, cited } from '../knowledge.ts';

it('lists what the office makes apart from what it refers to', () => {
  const units = cited(ask('要出台哪些文件'));
  expect(units).toContain('15');
  expect(units).not.toContain('10.1');
});

it('narrows by the verb of the question', () => {
  expect(cited(ask('修订了什么'))).toEqual(['2.2', '13']);
});

it('finds where a law is mentioned', () => {
  expect(cited(ask('电子商务法哪条提到'))).toEqual(['10.1']);
});

it('answers about the item that is named', () => {
  expect(cited(ask('第15条要出台什么规定'))).toEqual(['15']);
});
