import type { Figure } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import { toNumber } from '../../index/text/numeral.ts';
import type { Answer } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, figureRows, near as nearest, quote, say, sentence } from '../compose/parts.ts';
import { looked, silence } from '../compose/refusal.ts';
import { find, weight } from '../understand/confidence.ts';
import type { Asked } from '../understand/question.ts';

/** Measure words that people use for one another. */
const LOOSE = '个地家套处项种类批名人条台座所件份';
const PERCENT = /率|比例|占比|百分|几成/;
/** A number is asked for, not some of several things: 几个 in the middle of a sentence is no count. */
const COUNTING =
  /多少|百分|比例|占比|什么水平|第几(?!条|部分|大|点|项|章|块|节|是)|(?<![哪第])几(?:台|家|个|条|项|届|级|次|场|所|处|座|名|位|套|份|辆|件|批|成|镇|村|万|大|点)(?![村镇城])[\u4e00-\u9fff]{0,4}(?:[?。!]*$)/u;
/** Points and parts of the plan are counted by its outline. */
const PARTS = /(?:多少|几)个?(?:点|部分|方面|板块|大块|小点)/;
/** 会不会整顿几次 asks whether, not how many. */
const WHETHER = /会不会|有没有|能不能|是不是|要不要|是否|可不可以/;
/** A measure with a figure is preferred while it scores at least this share of the best. */
const NEARLY = 0.8;

/** 多少: the number as printed, with its role; stock and names are not targets. */
export const figure = defineIntent<{ readonly figures: readonly Figure[]; readonly terms: readonly Term[] } | Answer>({
  name: 'figure',
  examples: ['电梯评估多少台', '126家是什么', '量化指标列一下'],
  match(asked, knowledge) {
    if (asked.asks('指标') && asked.scope.length === 0) return { figures: knowledge.facts.figures, terms: [] };
    const reverse = reversed(asked, knowledge);
    if (reverse.length > 0) return { figures: reverse, terms: [] };
    if (!asked.asks('数量') || !counts(asked.text) || PARTS.test(asked.text)) return null;
    const topic = asked.topic('数量', '列举', '目录');
    if (asked.scope.length > 0) return inScope(asked, knowledge, topic.terms);
    const found = find(topic, knowledge);
    if (found.band !== 'answer')
      return found.topic.terms.length === 0 ? null : silence(found, asked, knowledge, 'figure');
    const figures = fitting(found.all, asked, knowledge, topic.terms);
    if (figures.length > 0) return { figures, terms: topic.terms };
    return silence(found, asked, knowledge, 'figure', `要点没有写明${looked(topic)}的数量。`);
  },
  answer(match, asked, knowledge) {
    if ('status' in match) return match;
    if (asked.asks('指标') && asked.scope.length === 0) return listed(match.figures, asked, knowledge);
    const units = [...new Set(match.figures.map((f) => f.unit))];
    const parts = [
      say(units.length > 1 ? `要点有${units.length}处写到：` : '要点写明：'),
      rows(match.figures, knowledge),
      quote(knowledge, units, match.terms, match.figures),
    ];
    return answer(asked, 'figure', 'answered', parts, { units });
  },
});

function rows(figures: readonly Figure[], knowledge: Knowledge) {
  return { kind: 'facts' as const, rows: figureRows(knowledge, figures) };
}

/** 百分之百 as 100%. */
function percents(text: string): string {
  return text.replace(
    /百分之([一二三四五六七八九十百零]+)/g,
    (said, n: string) => `${n === '百' ? 100 : (toNumber(n) ?? said)}%`,
  );
}

/** Figures whose digits the question repeats: 126家是什么. */
function reversed(asked: Asked, knowledge: Knowledge): readonly Figure[] {
  if (!asked.asks('名词') && !asked.asks('数字') && !/哪|啥/.test(asked.text)) return [];
  if (asked.asks('数量') || asked.asks('负责')) return [];
  const numbers: string[] = percents(asked.rest).match(/\d+(?:[.+]\d+)?/g) ?? [];
  return knowledge.facts.figures.filter(
    (f) => f.digits !== '' && numbers.some((n) => n === f.digits || n === f.text.replace(/[^\d+]/g, '')),
  );
}

function inScope(asked: Asked, knowledge: Knowledge, terms: readonly Term[]) {
  const all = knowledge.facts.figures.filter((f) => asked.scope.includes(f.unit));
  const fit = all.filter((f) => fits(f, asked.text));
  const near = best(fit, terms, knowledge);
  if (near.length > 0 && counts(asked.text)) return { figures: near, terms };
  if (!counts(asked.text) || /几点|几条|几项|几个方面|多少点|多少条|件事/.test(asked.text)) return null;
  const parts = [say('要点在这里没有写明这个数量。'), nearest(knowledge, asked.scope.slice(0, 3))];
  return answer(asked, 'figure', 'not_in_plan', parts);
}

/** Figures of the best measures that fit what is counted. */
function fitting(all: readonly Hit[], asked: Asked, knowledge: Knowledge, terms: readonly Term[]): readonly Figure[] {
  const top = all[0];
  if (!top) return [];
  for (const hit of all.filter((h) => h.score >= NEARLY * top.score)) {
    const figures = knowledge.facts.figures.filter((f) => f.unit === hit.unit && fits(f, asked.text));
    if (figures.length > 0) return best(figures, terms, knowledge);
  }
  return [];
}

/** Of several figures in a measure those whose sentence holds most of the question. */
function best(figures: readonly Figure[], terms: readonly Term[], knowledge: Knowledge): readonly Figure[] {
  const held = (f: Figure) => {
    const { start, end } = sentence(knowledge, f);
    const clause = knowledge.plan.text.slice(start, end).toLowerCase();
    return weight(terms.filter((term) => term.forms.some((form) => clause.includes(form))));
  };
  const most = Math.max(...figures.map(held));
  if (most === 0 && terms.some((term) => term.forms.length > 0)) return [];
  return figures.filter((f) => held(f) >= most);
}

/** Whether a number is asked for. */
function counts(text: string): boolean {
  return COUNTING.test(text) && !WHETHER.test(text);
}

function fits(figure: Figure, text: string): boolean {
  if (figure.role === '现有' && /新(增|建|发展|设|开|加)/.test(text)) return false;
  if (figure.role === '名次') return /第几|几届|首|第一/.test(text);
  if (PERCENT.test(text) && /[%％]|一百/.test(figure.text)) return true;
  const asked = /(?:多少|几|第几)\s*(?:来|多)?(批次|人次|[\u4e00-\u9fff])/u.exec(text)?.[1] ?? '';
  if (/百分之|几成/.test(text)) return false;
  if (asked === '' || !new RegExp(`[${LOOSE}届级次场镇村天月年元万批]`).test(asked[0] ?? ''))
    return !PERCENT.test(text) || !/多少$/.test(text);
  if (asked === '批次' || asked === '人次') return figure.measureWord === asked;
  if (figure.measureWord === '') return LOOSE.includes(asked);
  return figure.measureWord === asked || (LOOSE.includes(asked) && LOOSE.includes(figure.measureWord));
}

/** All numbers by role: targets first, what is no target under its own heading. */
function listed(figures: readonly Figure[], asked: Asked, knowledge: Knowledge): Answer {
  const targets = figures.filter((f) => f.role === '目标');
  const others = figures.filter((f) => f.role !== '目标');
  const parts = [say(`要点写明的量化目标有${targets.length}个：`), rows(targets, knowledge)];
  const rest = others.length > 0 ? [say('下列数字是现有数量、名次或名称，不是目标：'), rows(others, knowledge)] : [];
  return answer(asked, 'figure', 'answered', [...parts, ...rest]);
}
