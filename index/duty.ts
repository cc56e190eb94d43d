import type { Duty, Span } from './plan.ts';

const OWNER = /^(责任|牵头|主办|承办|主要责任)(单位|部门|科室|处室|科|人)?$/;
const PARTNER = /^(配合|协办|协助|参与)(单位|部门|科室|处室|科)?$/;
const DEADLINE = /^(完成时限|时限|时限要求|完成时间|办结时限)$/;
const HEAD = '(?:责任|牵头|主办|承办|配合|协办)(?:单位|部门|科室|处室)[:：]';
const BRACKETED = new RegExp(`[（(]${HEAD}`);
const OWN_LINE = new RegExp(`^${HEAD}`);

/** Tells whether a line consists of nothing but 责任单位：…. */
export function isDutyLine(line: string): boolean {
  return OWN_LINE.test(line);
}

/** Names in a list, split at 、 and ，, but not inside brackets; `/` stands for none. */
function names(list: string): string[] {
  const found: string[] = [];
  let name = '';
  let depth = 0;
  for (const character of list) {
    if ('（('.includes(character)) depth++;
    if ('）)'.includes(character)) depth--;
    if (depth <= 0 && '、，,'.includes(character)) {
      found.push(name);
      name = '';
    } else name += character;
  }
  return [...found, name].map((s) => s.trim()).filter((s) => s !== '' && s !== '/');
}

/** Reads the words between the brackets, or a whole line, as a duty. `span` is where they stand. */
export function readDuty(words: string, span: Span): Duty {
  const owner: string[] = [];
  const partner: string[] = [];
  let deadline: string | null = null;
  const keyed = words.replace(/[，,](?=\s*(?:责任|牵头|配合|协办|完成时限|时限)[^，,；;:：]{0,4}[:：])/g, '；');
  for (const clause of keyed.split(/[；;]/)) {
    const [key = '', value = ''] = clause.split(/[:：](.*)/s).map((s) => s.trim().replace(/。$/, ''));
    if (OWNER.test(key)) owner.push(...names(value));
    else if (PARTNER.test(key)) partner.push(...names(value));
    else if (DEADLINE.test(key) && value !== '') deadline = value;
  }
  return { owner, partner, deadline, start: span.start, end: span.end };
}

/** Finds a duty suffix at the end of a span; `end` is where the text before it ends. */
export function trailingDuty(text: string, span: Span): { duty: Duty | null; end: number } {
  const body = text.slice(span.start, span.end);
  const open = body.search(BRACKETED);
  if (open < 0) return { duty: null, end: span.end };
  const close = closing(body, open);
  if (body.slice(close).replace(/[\s。；;]/g, '') !== '') return { duty: null, end: span.end };
  const start = span.start + open;
  const words = body.slice(open + 1, close).replace(/[）)]$/, '');
  const end = span.start + body.slice(0, open).trimEnd().length;
  return { duty: readDuty(words, { start, end: span.start + close }), end };
}

/** Offset behind the bracket that closes the one at `open`; an unclosed one ends with the text. */
function closing(body: string, open: number): number {
  let depth = 0;
  for (let i = open; i < body.length; i++) {
    if ('（('.includes(body.charAt(i))) depth++;
    if ('）)'.includes(body.charAt(i)) && --depth === 0) return i + 1;
  }
  return body.length;
}
