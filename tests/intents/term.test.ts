import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';
import { askIn, knowledgeWith } from '../seed-folders.ts';

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

it('adds the office’s entry behind the quotations where a longer question asks what a term is', async () => {
  const own = await knowledgeWith({ 'words/glossary.txt': 'HACCP = 由本局解释的话。\n' });
  const said = text(askIn(own, '食品企业里说的HACCP是什么意思'));
  expect(said).toMatch(
    /^要点使用了“haccp”，没有另附名词解释；原文是：\n“五是.+【名词补充】\nHACCP：由本局解释的话。\n——名词表 .+ 第\d+行$/s,
  );
  expect(text(askIn(own, 'HACCP是哪一条里的'))).not.toContain('名词补充');
});
