import { expect, it } from 'vitest';
import { readGlossary } from '../../index/lexicon/glossary.ts';
import type { Fault } from '../../index/text/fault.ts';

it('reads several names and an explanation as it is written, with its line', () => {
  const [entry] = readGlossary('glossary.txt', '# 注\n\n双随机、HACCP＝“甲”, <b>A=B</b>；100%。 # 旁注\n');
  expect(entry).toEqual({
    file: 'glossary.txt',
    line: 3,
    names: [
      { said: '双随机', letters: '双随机' },
      { said: 'HACCP', letters: 'haccp' },
    ],
    text: '“甲”, <b>A=B</b>；100%。',
  });
});

it('finds a name in traditional characters, full width and without punctuation', () => {
  const [entry] = readGlossary('glossary.txt', '“雙隨機”ＡＢ = 甲');
  expect(entry?.names[0]?.letters).toBe('双随机ab');
});

it('takes explanations of 300 characters and no longer', () => {
  expect(readGlossary('x', `名词 = ${'字'.repeat(300)}`)).toHaveLength(1);
  expect(() => readGlossary('x', `名词 = ${'字'.repeat(301)}`)).toThrow('x 第1行：解释有301个字，太长。改法：');
});

it('tells every bad line and keeps the good ones', () => {
  const text = [
    '没有等号',
    '名词 =',
    '= 解释',
    '名 词 = 解释',
    '名词,别名 = 解释',
    '名 = 解释',
    '名词、 = 解释',
    '名词 = 解\u202e释',
    '名词 = 解\u0007释',
    `${'长'.repeat(41)} = 解释`,
    '好词 = 解释',
  ];
  const faults: Fault[] = [];
  const entries = readGlossary('seeds/words/glossary.txt', text.join('\n'), (fault) => faults.push(fault));
  expect(entries.map(({ line }) => line)).toEqual([11]);
  expect(faults.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const { message } of faults) expect(message).toMatch(/^seeds\/words\/glossary\.txt 第\d+行：.+。改法：.+。$/);
});
