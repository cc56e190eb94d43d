import { expect, it } from 'vitest';
import { ask, cited } from '../knowledge.ts';

it('gives the address of a sentence, whatever its punctuation', () => {
  expect(cited(ask('“打早、打小、露头就打”出自哪里'))).toEqual(['16.3']);
  expect(cited(ask('哪一条写了选好一个项目建立一个体系形成一个龙头'))).toEqual(['3.2']);
});

it('forgives a small slip in a long sentence', () => {
  expect(cited(ask('“以典型案件查办带动形成系列案子，回应民众关心”出自哪条'))).toEqual(['16.2']);
});

it('finds a heading', () => {
  expect(cited(ask('“切实规范市场领域秩序”这句话在哪'))).toEqual(['(三)']);
});
