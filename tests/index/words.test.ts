import { describe, expect, it } from 'vitest';
import { readList, readPairs } from '../../index/lexicon/lists.ts';
import { decode } from '../../index/text/decode.ts';
import { Fault } from '../../index/text/fault.ts';

function fault(read: () => unknown): Fault {
  try {
    read();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
}

describe('a word list', () => {
  it('reads pairs, remarks and blank lines', () => {
    const entries = readPairs('x.txt', '# 注\n\n公车、公务车 = 执法执勤车辆  # 旁注\n');
    expect(entries).toEqual([{ line: 3, left: ['公车', '公务车'], right: ['执法执勤车辆'] }]);
  });

  it.each([
    ['公车 执法执勤车辆', 1],
    ['公车 = a = b', 1],
    ['甲 = 乙\n公车 =', 2],
    ['甲、、乙 = 丙', 1],
    ['甲,乙 = 丙', 1],
    ['甲 乙 = 丙', 1],
  ])('names file, line and mend for %j', (text, line) => {
    const { message, line: at } = fault(() => readPairs('seeds/words/synonyms.txt', text));
    expect(at).toBe(line);
    expect(message).toMatch(/^seeds\/words\/synonyms\.txt 第\d+行：.+。改法：.+。$/);
  });

  it('takes one word a line where it is a plain list', () => {
    expect(readList('x.txt', '学校\n疫情')).toEqual(['学校', '疫情']);
    expect(fault(() => readList('x.txt', '学\n校 园')).line).toBe(2);
  });
});

describe('a text file', () => {
  const bytes = (...codes: readonly number[]) => new Uint8Array(codes);

  it('loses its byte order mark and mixed line ends', () => {
    expect(decode('x', new TextEncoder().encode('\ufeffa\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });

  it('is refused with its line where it is not UTF-8', () => {
    const { message } = fault(() => decode('plan.txt', bytes(0x61, 0x0a, 0xb5, 0xc4)));
    expect(message).toBe('plan.txt 第2行：不是 UTF-8 编码。改法：用记事本打开，另存为 UTF-8 编码。');
  });

  it('is refused where it is empty or holds a zero byte', () => {
    expect(fault(() => decode('x', bytes())).message).toContain('文件是空的');
    expect(fault(() => decode('x', bytes(0x61, 0))).message).toContain('空字符');
  });
});

it('a list tells each of its bad lines to who listens, and gives the good ones', () => {
  const heard: (number | null)[] = [];
  const pairs = readPairs('x.txt', '甲\n乙 = 丙\n丁 =\n戊 = 己 = 庚', ({ line }) => heard.push(line));
  expect([pairs.map(({ line }) => line), heard]).toEqual([[2], [1, 3, 4]]);
  const words = readList('x.txt', '学 校\n疫情\n<b>', ({ line }) => heard.push(line));
  expect([words, heard]).toEqual([['疫情'], [1, 3, 4, 1, 3]]);
});
