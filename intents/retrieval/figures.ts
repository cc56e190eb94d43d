import type { Figure } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Term } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import type { CountSlot } from '../query/slots.ts';
import { weight } from './confidence.ts';
import { holdsTerm } from './holding.ts';
import { FIGURE_NEARLY, STOCK_NEARLY } from './limits.ts';

/** Measure words that people use for one another. */
const LOOSE = '个地家套处项种类批名人条台座所件份';

/** The sentence of a unit around a span. */
export function sentence(knowledge: Knowledge, fact: Span & { readonly unit: string }): Span {
  const unit = knowledge.units.get(fact.unit);
  const text = knowledge.plan.text;
  let [start, end] = [fact.start, fact.end];
  while (start > (unit?.start ?? 0) && !'。；\n'.includes(text.charAt(start - 1))) start--;
  while (end < (unit?.end ?? text.length) && !'。；\n'.includes(text.charAt(end - 1))) end++;
  return { start, end };
}

/** Figures of which the numbers of a question repeat the digits: 126家是什么. */
export function figuresOf(numbers: readonly string[], { facts }: Knowledge): readonly Figure[] {
  return facts.figures.filter(
    (f) => f.digits !== '' && numbers.some((n) => n === f.digits || n === f.text.replace(/[^\d+]/g, '')),
  );
}

/** Figures of some measures that fit what is counted; of several those whose sentence holds most of the question. */
export function figuresIn(
  units: readonly string[],
  counted: CountSlot,
  terms: readonly Term[],
  knowledge: Knowledge,
): readonly Figure[] {
  const fit = knowledge.facts.figures.filter((f) => units.includes(f.unit) && fits(f, counted));
  return fullest(fit, counted.word, terms, knowledge);
}

/** Figures of the best measures that fit what is counted. */
export function fittingFigures(
  all: readonly Hit[],
  counted: CountSlot,
  terms: readonly Term[],
  knowledge: Knowledge,
): readonly Figure[] {
  const top = all[0];
  if (!top) return [];
  for (const hit of all.filter((h) => h.score >= (counted.current ? STOCK_NEARLY : FIGURE_NEARLY) * top.score)) {
    const figures = knowledge.facts.figures.filter((f) => f.unit === hit.unit && fits(f, counted));
    if (figures.length > 0) return fullest(figures, counted.word, terms, knowledge);
  }
  return [];
}

function fullest(
  figures: readonly Figure[],
  word: string,
  terms: readonly Term[],
  knowledge: Knowledge,
): readonly Figure[] {
  const same = figures.filter((f) => f.measureWord === word);
  if (same.length > 0 && same.length < figures.length) return fullest(same, '', terms, knowledge);
  const held = (f: Figure) => {
    const { start, end } = sentence(knowledge, f);
    const clause = knowledge.plan.text.slice(start, end).toLowerCase();
    return weight(terms.filter((term) => holdsTerm(clause, term)));
  };
  const most = Math.max(...figures.map(held));
  if (most === 0 && terms.some((term) => term.forms.length > 0)) return [];
  return figures.filter((f) => held(f) >= most);
}

const MONEY = /元$/;
const DURATION = /^(?:个?工作日|天|小时|分钟|个月|周|年)$/;

function fits(figure: Figure, { word, kind, current, fresh, rank, share, percent, bare }: CountSlot): boolean {
  const unit = figure.measureWord;
  if (kind !== 'any') return (kind === 'money' ? MONEY : DURATION).test(unit);
  if ((figure.role === '现有' && fresh) || (figure.role === '目标' && current)) return false;
  if (figure.role === '名次') return rank;
  if (share && /[%％]|一百/.test(figure.text)) return true;
  if (percent) return false;
  if (word === '' || !new RegExp(`[${LOOSE}届级次场镇村天月年元万批]`).test(word.charAt(0))) return !share || !bare;
  if (word.length > 1) return unit === word;
  if (unit === '') return LOOSE.includes(word);
  return unit === word || unit === `${word}次` || (LOOSE.includes(word) && LOOSE.includes(unit));
}
