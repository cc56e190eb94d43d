import type { Span } from '../plan/plan.ts';
import { type FoundDuty, isDuty, isKey, readClauses } from './clause.ts';
import { DUTY_LIMITS } from './limits.ts';
import { ABOUT, findProse, readOffices } from './prose.ts';

const KEYED = /(?:^|[。；;）)]|(?<=\n)[^\S\n]*|[^\S\n]{2,})\s*([\u4e00-\u9fff]{2,8})\s*[:：]/g;
const SPEAKS = /牵头|负责|负总责|配合|主办|承办|协办|责任|完成|时限|长期|持续|落实|会同|第一位|年底前|月底前|\d月|季度/;
const SENTENCE_END = /[。；;！!]\s*$/;
const CLOSING = /^\s*(?:[。；;.!！]|$|[（(\n])/;

/** Tells whether a line consists of nothing but 责任单位：…, in brackets or without. */
export function isDutyLine(line: string): boolean {
  const key = /^[（(【[［〔]?\s*([\u4e00-\u9fff]{2,8})\s*[:：]/.exec(line)?.[1];
  if (key !== undefined && isKey(key) && key !== '备注')
    return !/[)）]\s*[^\s。；;)）]/.test(line) || !/^[（(]/.test(line);
  const found = /^[（(【[［〔]|^\S{0,8}由/.test(line) ? findDuties(line, { start: 0, end: line.length }) : [];
  return found.length > 0 && found[0]?.start === 0 && line.slice(found.at(-1)?.end).replace(/[\s。；;]/g, '') === '';
}

/** All duties in a span of a text, in printed order. */
export function findDuties(text: string, span: Span): readonly FoundDuty[] {
  const body = text.slice(span.start, span.end);
  const inside = bracketed(body);
  const found = [...inside, ...lines(body, inside), ...findProse(body)].sort((a, b) => a.start - b.start);
  let free = 0;
  const kept = found.filter((duty) => {
    if (duty.start < free) return false;
    free = duty.end;
    return true;
  });
  return kept.map((duty) => ({ ...duty, start: span.start + duty.start, end: span.start + duty.end }));
}

function bracketed(body: string): readonly FoundDuty[] {
  const found: FoundDuty[] = [];
  let from = 0;
  for (const { index } of body.matchAll(/[（(【[［〔]/g)) {
    if (index < from) continue;
    const close = closing(body, index);
    const whole = body.slice(index + 1, close).replace(/[）)】\]］〕]$/, '');
    const inside = whole.replace(new RegExp(`^${ABOUT}(?=由)`), '');
    const closes =
      CLOSING.test(body.slice(close, close + DUTY_LIMITS.behind)) ||
      SENTENCE_END.test(body.slice(Math.max(0, index - DUTY_LIMITS.before), index));
    const bare = isApart(body, index) && /^\s*(?:\n|$)/.test(body.slice(close)) ? readOffices(inside) : null;
    if (bare) {
      found.push({ ...bare, start: index, end: close, apart: true, inline: false });
      from = close;
      continue;
    }
    const said = SPEAKS.test(inside) ? readClauses(inside) : null;
    const key = /^\s*([\u4e00-\u9fff]{2,8})\s*[:：]/.exec(inside)?.[1];
    const keyed = key !== undefined && isKey(key) && key !== '备注';
    if (!said || !(keyed || (closes && (isDuty(said, inside) || said.leads)))) continue;
    found.push({ ...said, start: index, end: close, apart: isApart(body, index), inline: !closes });
    from = close;
  }
  return found;
}

/** 责任单位：… as a paragraph of its own, or behind the end of a sentence: up to the end of its line. */
function lines(body: string, inside: readonly FoundDuty[]): readonly FoundDuty[] {
  const found: FoundDuty[] = [];
  let from = 0;
  let next = 0;
  for (const match of body.matchAll(KEYED)) {
    const at = match.index + match[0].indexOf(match[1] ?? '');
    while ((inside[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    if (
      at < from ||
      (inside[next]?.start ?? Number.POSITIVE_INFINITY) < at ||
      !isKey(match[1] ?? '') ||
      match[1] === '备注'
    )
      continue;
    const stop = body.indexOf('\n', at);
    const end = stop < 0 ? body.length : stop;
    found.push({ ...readClauses(body.slice(at, end)), start: at, end, apart: true, inline: false });
    from = end;
  }
  return found;
}

function isApart(body: string, at: number): boolean {
  return /(?:^|[。！!？?\n.])[^\S\n]*$/.test(body.slice(Math.max(0, at - DUTY_LIMITS.blanks), at));
}

/** Offset behind the bracket that closes the one at `open`; an unclosed one ends with its line. */
function closing(body: string, open: number): number {
  let depth = 0;
  const limit = Math.min(body.length, open + DUTY_LIMITS.bracket);
  for (let i = open; i < limit; i++) {
    const character = body.charAt(i);
    if (character === '\n') return i;
    if ('（(【[［〔'.includes(character)) depth++;
    if ('）)】]］〕'.includes(character) && --depth === 0) return i + 1;
  }
  return limit;
}
