import type { Knowledge } from '../../index/knowledge.ts';
import { type Citation, cite } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Quote } from '../answer/answer.ts';
import { sentence } from '../retrieval/figures.ts';
import { POST_LIMITS } from './limits.ts';
import type { PrintedWords } from './milestone.ts';

/** Words that soften what follows them in the sentence: what stands behind one is not shown without it. */
const MODAL = /争取|力争|力求|逐步|试点|试行|探索|尝试|基本|努力|计划|拟|研究|尽量|适时|原则上|条件成熟/;
const BREAK = /[,，;；:：]/u;

/** The measures within the room they have together: short ones stand whole, and leave what they do not need to the long. */
export function shareRoom(knowledge: Knowledge, units: readonly string[], all: number): readonly Quote[] {
  const lengthOf = (unit: string) => {
    const { start = 0, end = 0, address = '' } = knowledge.units.get(unit) ?? {};
    return { quote: end - start, around: address.length + POST_LIMITS.aroundMeasure };
  };
  const shortest = units.toSorted((a, b) => lengthOf(a).quote - lengthOf(b).quote);
  const rooms = new Map<string, number>();
  let room = all;
  shortest.forEach((unit, i) => {
    const { quote, around } = lengthOf(unit);
    const most = Math.max(POST_LIMITS.leastExcerpt, Math.floor(room / (units.length - i)) - around);
    rooms.set(unit, most);
    room -= Math.min(most, quote) + around;
  });
  return units.map((unit) => excerpt(knowledge, unit, rooms.get(unit) ?? POST_LIMITS.leastExcerpt));
}

/** The longest beginning of a measure that fits, cut behind a sentence, else behind a clause; whole where it fits. */
function excerpt(knowledge: Knowledge, unit: string, room: number): Quote {
  const whole = cite(knowledge, unit);
  if (whole.quote.length <= room) return { citation: whole, marks: [] };
  const head = whole.quote.slice(0, room);
  const ends = [/^[\s\S]*[。；;!?！？]/u, /^[\s\S]*[,，、:：]/u].map((end) => end.exec(head)?.[0].length ?? 0);
  const length = ends.find((end) => end > 0) ?? head.replace(/[\ud800-\udbff]$/, '').length;
  return { citation: cite(knowledge, unit, whole.start, whole.start + length), marks: [] };
}

/** The clause of words and what follows it in the sentence, else the sentence, else, where that is too long, the words alone. */
export function clauseAround(
  knowledge: Knowledge,
  words: Span & Pick<PrintedWords, 'unit'>,
  longest: number = POST_LIMITS.line,
): Citation {
  const { start, end } = sentence(knowledge, words);
  const before = knowledge.plan.text.slice(start, words.start);
  const clause = start + before.split('').findLastIndex((character) => BREAK.test(character)) + 1;
  const dropped = knowledge.plan.text.slice(start, clause);
  const isSafe = !MODAL.test(dropped) && count(dropped, /[“《(（]/g) === count(dropped, /[”》)）]/g);
  const from = isSafe ? clause : start;
  if (end - from <= longest) return cite(knowledge, words.unit, from, end);
  return cite(knowledge, words.unit, words.start, words.end);
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** The beginning of a measure up to its first comma or full stop. */
export function opening(knowledge: Knowledge, unit: string): Citation {
  const whole = cite(knowledge, unit);
  const length = /^[^,，。；;]{2,60}?(?=[,，。；;])/u.exec(whole.quote)?.[0].length;
  return length === undefined ? whole : cite(knowledge, unit, whole.start, whole.start + length);
}

/** The measure of a date as a quotation with its words marked; a long one by the sentence around them. */
export function markedQuote(knowledge: Knowledge, words: PrintedWords): Quote {
  const whole = words.measure === words.unit ? cite(knowledge, words.unit) : withDeadline(knowledge, words);
  const citation = whole.quote.length <= POST_LIMITS.reminderQuote ? whole : sentenceOf(knowledge, words);
  return { citation, marks: [{ start: words.start, end: words.end }] };
}

/** A measure with the suffix that gives its deadline; the suffix alone where another measure stands between. */
function withDeadline(knowledge: Knowledge, words: PrintedWords): Citation {
  const measure = knowledge.byId.measures.get(words.measure);
  const { start, end } = measure?.duty ?? words;
  const isNext = measure !== undefined && /^[\s。；;]*$/.test(knowledge.plan.text.slice(measure.end, start));
  return cite(knowledge, words.unit, isNext ? measure.from : start, end);
}

function sentenceOf(knowledge: Knowledge, words: PrintedWords): Citation {
  const { start, end } = sentence(knowledge, words);
  return end - start <= POST_LIMITS.reminderQuote
    ? cite(knowledge, words.unit, start, end)
    : clauseAround(knowledge, words, POST_LIMITS.reminderQuote);
}
