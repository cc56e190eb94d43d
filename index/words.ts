import { z } from 'zod';
import { Fault } from './fault.ts';

/** One line of a word list: what stands left and right of `=`; a plain list has nothing on the right. */
export interface Entry {
  readonly line: number;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** What is wrong with a word, in the order in which it is looked for: pattern of the fault || what to say || the mend. */
const FAULTS: readonly (readonly [RegExp, string, string])[] = [
  [/^$/, '词是空的', '删去多余的“、”或“=”'],
  [/.{41}/u, '词太长', '每个词最多40个字，用“、”隔开'],
  [/[,;，；]/u, '用了逗号或分号', '几个词之间用顿号“、”隔开'],
  [/[\s<>|\\]/u, '词里有空格或符号', '去掉词里的空格、< > | \\'],
];
const FINE = /^[^\s<>|\\,;，；]{1,40}$/u;
const word = z.string().regex(FINE, {
  error: ({ input }) => {
    const [, problem, mend] = FAULTS.find(([fault]) => fault.test(String(input))) ?? [/$^/, '词不对', '改写这个词'];
    return `${problem}||${mend}`;
  },
});
const pair = z.object({
  left: z.array(word).min(1),
  right: z.array(word).min(1, { error: '等号右边没有词||写成“公车 = 执法执勤车辆”' }),
});
const single = z.object({ left: z.array(word).length(1, { error: '一行只写一个词||每个词单独占一行' }) });

/** Reads a list of pairs, `说法、说法 = 用词、用词` a line; # begins a remark. Throws Fault with file, line and mend. */
export function readPairs(file: string, text: string): readonly Entry[] {
  return readEntries(text).map(({ line, body }) => {
    const sides = body.split('=');
    if (sides.length !== 2) throw new Fault(file, line, '一行要有且只有一个“=”', '写成“公车 = 执法执勤车辆”');
    return check(file, line, pair, { left: split(sides[0] ?? ''), right: split(sides[1] ?? '') });
  });
}

/** Reads a list of single words, one a line; # begins a remark. Throws Fault with file, line and mend. */
export function readList(file: string, text: string): readonly string[] {
  return readEntries(text).flatMap(({ line, body }) => check(file, line, single, { left: [body] }).left);
}

function readEntries(text: string): { line: number; body: string }[] {
  const rows = text
    .normalize('NFKC')
    .toLowerCase()
    .split('\n')
    .map((raw, i) => ({ line: i + 1, body: raw.replace(/(^|\s)#.*$/, '').trim() }));
  return rows.filter(({ body }) => body !== '');
}

function split(side: string): string[] {
  return side.split('、').map((word) => word.trim());
}

function check(file: string, line: number, schema: z.ZodType, value: { left: string[]; right?: string[] }): Entry {
  const result = schema.safeParse(value);
  if (result.success) return { line, left: value.left, right: value.right ?? [] };
  const [problem = '', mend = ''] = (result.error.issues[0]?.message ?? '').split('||');
  throw new Fault(file, line, problem, mend.trim());
}
