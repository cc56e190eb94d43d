import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, foldPlain, unfold } from '../../index/text/normalize.ts';

it('folds width, case and traditional characters', () => {
  expect(foldPlain('第１２條ＨＡＣＣＰ')).toBe('第12条haccp');
  expect(fold('雙隨機').text).toBe('双随机');
});

it('drops what cannot be seen: zero width, direction marks, lone surrogates, control characters', () => {
  expect(foldPlain('电\u200b梯\u202e\ud800\u0007')).toBe('电梯');
});

it('keeps where each character came from', () => {
  const folded = fold('ａ㎡\u200b電梯');
  expect(folded.text).toBe('am2电梯');
  const at = folded.text.indexOf('电梯');
  expect(unfold(folded, at, at + 2)).toEqual({ start: 3, end: 5 });
});

it('gives rising offsets inside the text for any string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: folded, at } = fold(text);
      expect(at).toHaveLength(folded.length + 1);
      for (const [i, offset] of at.entries()) expect(offset >= (at[i - 1] ?? 0) && offset <= text.length).toBe(true);
    }),
  );
});
