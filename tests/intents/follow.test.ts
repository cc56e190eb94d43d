import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('goes on with the last answer and says so', () => {
  expect(cited(ask('第6条', '那第二点呢'))).toEqual(['6.2']);
  expect(text(ask('第6条', '那第二点呢'))).toMatch(/^接上：第6条/);
  expect(cited(ask('第20条讲什么', '第三点展开说说'))).toEqual(['20.3']);
});

it('asks who about what was shown', () => {
  const answer = ask('一网通办今年怎么推进', '这事儿归谁管');
  expect(cited(answer)[0]).toBe('1.3');
  expect(answer.kind).toBe('owner');
});

it('moves on and back, and to what is left', () => {
  expect(cited(ask('第8条', '下一条')).filter((unit) => unit !== '9')).toEqual(['9.1', '9.2', '9.3']);
  expect(cited(ask('第8条', '再下一条', '它的第二点'))).toEqual(['9.2']);
  expect(cited(ask('6.2', '下一点'))).toEqual(['6.3']);
  expect(cited(ask('6.2', '还有吗'))).toEqual(['6.1', '6.3', '6.4']);
  expect(cited(ask('(二)有哪些内容', '下一部分呢'))[0]).toBe('(三)');
});

it('asks the same of something else', () => {
  const answer = ask('电梯谁负责', '那气瓶呢');
  expect(answer.kind).toBe('owner');
  expect(cited(answer)).toEqual(['6.4']);
});

it('narrows the last topic', () => {
  expect(cited(ask('知识产权保护有什么动作', '那跟长三角有合作吗'))[0]).toBe('4.5');
});

it('asks which one is meant where there is nothing to go on with', () => {
  for (const question of ['那第二点呢', '下一条', '还有吗', '展开说']) expect(ask(question).status).toBe('clarify');
});
