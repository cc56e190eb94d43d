import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, near, quote, row, say } from '../compose/parts.ts';
import { looked, silence } from '../compose/refusal.ts';
import { assigned, fromTable, isAside, tablePart } from '../compose/responsible.ts';
import { type Found, find } from '../understand/confidence.ts';
import { sameTime } from '../understand/dates.ts';
import type { Asked } from '../understand/question.ts';

/** A measure with a date is preferred while it scores at least this share of the best. */
const NEARLY = 0.9;
/** Share from which on a measure is what the question is about. */
const SURE = 0.6;

/** 什么时候 and 5月20日有什么: only dates that the plan prints. */
export const date = defineIntent<readonly Time[] | Answer>({
  name: 'date',
  examples: ['5月20日有什么活动', '年底前要做完什么', '自办酒会所什么时候验收'],
  match(asked, knowledge) {
    const { times } = knowledge.facts;
    if (isAside('日期', asked, knowledge)) return null;
    if (asked.asks('日历') && asked.scope.length === 0)
      return times.filter((time) => time.month !== null || time.season !== null);
    if (asked.times.length > 0 && (!asked.asks('负责') || isDay(asked, knowledge))) return named(asked, knowledge);
    if (!asked.asks('日期')) return null;
    if (asked.scope.length > 0) return scoped(asked, knowledge);
    const found = find(asked.topic('日期'), knowledge);
    if (found.topic.terms.length === 0) return times.filter((time) => time.month !== null || time.season !== null);
    if (found.band !== 'answer') return silence(found, asked, knowledge, 'date');
    const top = found.all[0]?.score ?? 0;
    const fits = (time: Time, unit: string) =>
      time.unit === unit && meant(time, found.topic.terms, knowledge) && isNear(time, found.topic.terms, knowledge);
    const hit = found.all.find((h) => h.score >= NEARLY * top && times.some((time) => fits(time, h.unit)));
    if (hit) return times.filter((time) => fits(time, hit.unit));
    return undated(found, asked, knowledge);
  },
  answer(match, asked, knowledge) {
    if ('status' in match) return match;
    const units = [...new Set(match.map((time) => time.unit))];
    const beside = dueBeside(units, asked, knowledge);
    if (units.length > 3) return listed(match, beside, asked, knowledge);
    const terms = asked.topic('日期').terms;
    const rows = match.map((time) => row(knowledge, time, time.name ?? '时间'));
    const parts = [
      say(`要点写到的时间${units.length > 1 ? `有${units.length}处` : ''}：`),
      { kind: 'facts' as const, rows },
    ];
    return answer(asked, 'date', 'answered', [...parts, quote(knowledge, units, terms, match), ...beside], { units });
  },
});

/** What the office's table says of when the same is due; nothing where a day or the calendar was asked for. */
function dueBeside(units: readonly string[], asked: Asked, knowledge: Knowledge): readonly Part[] {
  const about = asked.scope.length > 0 ? asked.scope : asked.topic('日期').terms.length > 0 ? units : [];
  return asked.asks('日期') && !asked.asks('日历') && asked.times.length === 0
    ? tablePart(assigned(knowledge, about, 'deadline'))
    : [];
}

/** The plan speaks of the matter and prints no time. */
function undated(found: Found, asked: Asked, knowledge: Knowledge): Answer {
  const silent = `要点没有写明${looked(found.topic)}的时间`;
  const units = found.hits.slice(0, 1).map((hit) => hit.unit);
  const tabled = fromTable(knowledge, units, 'deadline', silent, quote(knowledge, units, found.topic.terms));
  return tabled ? answer(asked, 'date', 'answered', tabled) : silence(found, asked, knowledge, 'date', `${silent}。`);
}

/** A named day is the day of what its own clause speaks of: 4.26知识产权日 tells nothing of a training in the next clause. */
function isNear(time: Time, terms: readonly Term[], { plan }: Knowledge): boolean {
  if (time.name === null) return true;
  const [before, behind] = [plan.text.slice(0, time.start), plan.text.slice(time.start)];
  const clause = `${before.split(/[,，。;；\n]/).at(-1)}${behind.split(/[,，。;；\n]/)[0]}`.toLowerCase();
  const known = terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  return (
    known.length === 0 || known.some((term) => term.forms.some((form) => form.length > 1 && clause.includes(form)))
  );
}

/** A season belongs to the words right behind it: 冬季锅炉 tells nothing of other checks in the sentence. */
function meant(time: Time, terms: readonly Term[], knowledge: Knowledge): boolean {
  if (time.season === null || time.season === '年底') return true;
  const behind = knowledge.plan.text.slice(time.end, time.end + 4);
  return terms.some((term) => term.forms.some((form) => form.length > 1 && behind.includes(form)));
}

/** The plan speaks of the matter, but not of that time. */
function elsewhere(asked: Asked, found: Found, knowledge: Knowledge): Answer | null {
  const times = knowledge.facts.times.filter((time) => asked.times.some((t) => sameTime(time, t)));
  const units = found.hits.map((hit) => hit.unit);
  const said = asked.times.map((t) => t.said.replace(/\s/g, '')).join('、');
  if (times.length === 0) return silence(found, asked, knowledge, 'date', `要点没有写到${said}。`);
  return answer(asked, 'topic', 'answered', [
    say(`相关内容里没有写到${said}，原文是：`),
    quote(knowledge, units, found.topic.terms),
  ]);
}

/** A question that names a time: the plan's dates that are it; where it has none, that is said. */
function named(asked: Asked, knowledge: Knowledge): readonly Time[] | Answer | null {
  const same = knowledge.facts.times.filter((time) => asked.times.some((t) => sameTime(time, t)));
  const topic = asked.topic('日期', '列举', '名词', '数量');
  const found = find(topic, knowledge);
  const near = found.all.filter((hit) => hit.share >= 0.5 && same.some((time) => time.unit === hit.unit));
  const best = found.all[0];
  const about = topic.terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  const spoken = same.filter((time) => about.some((term) => speaks(time, term, knowledge)));
  if (spoken.length > 0 && near.length === 0) return asked.times.length > 1 ? same : spoken;
  if (found.band === 'answer' && best && best.share >= SURE && near.length === 0 && about.length > 1)
    return elsewhere(asked, found, knowledge);
  const both = same.filter((time) => near.some((hit) => hit.unit === time.unit));
  if (both.length > 0) return asked.times.length > 1 ? same : both;
  if (same.length > 0) return same;
  const said = asked.times.map((t) => t.said.replace(/\s/g, '')).join('、');
  const what = `要点没有写到${said}。`;
  if (found.band === 'none')
    return answer(asked, 'date', 'not_in_plan', [say(what)], { suggestions: ['有哪些时间节点'] });
  return silence(found, asked, knowledge, 'date', what);
}

/** Whether the question names a day that the plan prints, and hardly anything else. */
function isDay(asked: Asked, { facts }: Knowledge): boolean {
  const days = asked.times.filter((time) => time.day !== null);
  const own = asked.topic('负责', '日期').terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  return own.length === 0 && days.some((day) => facts.times.some((time) => sameTime(time, day)));
}

function speaks(time: Time, term: Term, { passages }: Knowledge): boolean {
  const text = passages.find((p) => p.unit === time.unit)?.folded.text ?? '';
  return term.forms.some((form) => text.includes(form));
}

function scoped(asked: Asked, knowledge: Knowledge): readonly Time[] | Answer {
  const times = knowledge.facts.times.filter((time) => asked.scope.includes(time.unit));
  if (times.length > 0) return times;
  const tabled = fromTable(knowledge, asked.scope, 'deadline', '要点在这里没有写明时间');
  if (tabled) return answer(asked, 'date', 'answered', tabled);
  return answer(asked, 'date', 'not_in_plan', [
    say('要点在这里没有写明时间。'),
    near(knowledge, asked.scope.slice(0, 3)),
  ]);
}

function listed(times: readonly Time[], beside: readonly Part[], asked: Asked, knowledge: Knowledge): Answer {
  const rows = times.map((time) => row(knowledge, time, time.name ?? '时间'));
  const lead = say(`要点写到的时间有${rows.length}处：`);
  return answer(asked, 'date', 'answered', [lead, { kind: 'facts', rows }, ...beside]);
}
