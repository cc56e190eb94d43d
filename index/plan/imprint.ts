import type { Matter, Plan, Span } from './plan.ts';

/** Words around a plan that can be asked for, by what they are. */
interface Imprint extends Span {
  readonly id: '标题' | '文号' | '附件' | '题注' | '通知' | '落款' | '抄送';
}

const NUMBER = /[〔[(（]\s*\d{4}\s*[〕\])）]\s*\d+\s*号/;
const ATTACHED = /^附\s*[件表录]|^附\s*[:：]/;
const LISTED = /^\d{1,2}\s*[.．、]/;
const PASSED = /^[—（(].*(?:通过|审议|讨论)|^[（(].*(?:通过|审议)/;
const DATED =
  /(?:20\d\d|二[〇○零]..)\s*[年.\-/]\s*[\d一二三四五六七八九十]{1,3}\s*[月.\-/]?|(?:发布|成文|印发)(?:时间|日期)/;
/** Longest line that is a number, a signature or a date and no text. */
const SHORT = 60;

/** What stands in front of a plan and behind it, by what it is; several lines in a row are one. */
export function readImprints({ text, matter, front }: Plan): readonly Imprint[] {
  const found: Imprint[] = [];
  let before: Imprint['id'] | null = null;
  for (const line of matter.filter((one) => one.kind !== 'table')) {
    const words = text.slice(line.start, line.end);
    const isText = front.some((part) => line.start < part.end && part.start < line.end);
    const id: Imprint['id'] | null = isText ? null : kindOf(words, line, before);
    const last = found.at(-1);
    if (id !== null && last !== undefined && id === before) found[found.length - 1] = { ...last, end: line.end };
    else if (id !== null && !found.some((one) => one.id === id)) found.push({ id, start: line.start, end: line.end });
    before = id;
  }
  return found;
}

function kindOf(words: string, { kind }: Matter, before: Imprint['id'] | null): Imprint['id'] | null {
  if (ATTACHED.test(words) || (before === '附件' && LISTED.test(words))) return '附件';
  if (/^抄\s*[送报]\s*[:：]/.test(words)) return '抄送';
  if (PASSED.test(words)) return '题注';
  if (words.length <= SHORT && NUMBER.test(words)) return '文号';
  if (kind === 'head' && /[。；]/.test(words)) return '通知';
  if (kind === 'title') return '标题';
  return DATED.test(words) && words.length <= SHORT ? '落款' : null;
}
