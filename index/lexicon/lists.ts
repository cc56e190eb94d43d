import { z } from 'zod';
import { Fault, raise, type Tell } from '../text/fault.ts';

/** One line of a word list: what stands left and right of `=`; a plain list has nothing on the right. */
export interface ListEntry {
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
  error: ({ input }) => (wordFault(String(input)) ?? ['词不对', '改写这个词']).join('||'),
});
/** A pair as it is to be written, for mends. */
const EXAMPLE = '公车 = 执法执勤车辆';
const pair = z.object({
  left: z.array(word).min(1),
  right: z.array(word).min(1, { error: '等号右边没有词||' }),
});
const single = z.object({ left: z.array(word).length(1, { error: '一行只写一个词||每个词单独占一行' }) });

/** Reads a list of pairs, `说法、说法 = 用词、用词` a line; # begins a remark. Tells faults with file, line and mend. */
export function readPairs(file: string, text: string, tell: Tell = raise, example = EXAMPLE): readonly ListEntry[] {
  return readFolded(text).flatMap(({ line, body }) => {
    const sides = body.split('=');
    if (sides.length === 2)
      return check(file, line, pair, { left: split(sides[0] ?? ''), right: split(sides[1] ?? '') }, tell, example);
    tell(new Fault(file, line, '一行要有且只有一个“=”', `写成“${example}”`));
    return [];
  });
}

/** Reads a list of single words with their lines, one a line; # begins a remark. Tells faults with file, line and mend. */
export function readSingles(file: string, text: string, tell: Tell = raise): readonly ListEntry[] {
  return readFolded(text).flatMap(({ line, body }) => check(file, line, single, { left: [body] }, tell));
}

/** The words of a list of single words. */
export function readList(file: string, text: string, tell: Tell = raise): readonly string[] {
  return readSingles(file, text, tell).flatMap(({ left }) => left);
}

/** A line of a list that is no remark and not blank, as written. */
interface ListLine {
  readonly line: number;
  readonly body: string;
}

/** The lines of a list without remarks and blank lines. */
export function readListLines(text: string): readonly ListLine[] {
  const rows = text.split('\n').map((raw, i) => ({ line: i + 1, body: raw.replace(/(^|\s)[#＃﹟].*$/, '').trim() }));
  return rows.filter(({ body }) => body !== '');
}

/** What is wrong with a word, and the mend; null where nothing is. */
export function wordFault(text: string): readonly [problem: string, mend: string] | null {
  const [, problem = '', mend = ''] = FAULTS.find(([fault]) => fault.test(text)) ?? [];
  return problem === '' ? null : [problem, mend];
}

function readFolded(text: string): readonly ListLine[] {
  return readListLines(text).map(({ line, body }) => ({ line, body: body.normalize('NFKC').toLowerCase() }));
}

function split(side: string): string[] {
  return side.split('、').map((word) => word.trim());
}

function check(
  file: string,
  line: number,
  schema: z.ZodType,
  value: { left: string[]; right?: string[] },
  tell: Tell,
  example = EXAMPLE,
): readonly ListEntry[] {
  const entry = { line, left: value.left, right: value.right ?? [] };
  // Nearly all of some five thousand words are fine, and a pattern tells that in a tenth of the time.
  if ([...entry.left, ...entry.right].every((one) => FINE.test(one))) return [entry];
  const result = schema.safeParse(value);
  if (result.success) return [entry];
  const [problem = '', mend = ''] = (result.error.issues[0]?.message ?? '').split('||');
  tell(new Fault(file, line, problem, mend || `写成“${example}”`));
  return [];
}
