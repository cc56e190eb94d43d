import type { Body } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, row, say } from '../compose/parts.ts';
import { silence } from '../compose/refusal.ts';
import { assigned, dutyRows, fromTable, tablePart } from '../compose/responsible.ts';
import type { WithQuery } from '../query/query.ts';
import { bodiesIn, calledBodies, hitsNaming } from '../retrieval/bodies.ts';
import { type Findings, find } from '../retrieval/confidence.ts';

/** 和谁一起: quotes with the relation word; a body one learns from is no partner. */
export const partner = defineIntent({
  name: 'partner',
  examples: ['和民政一起干什么', '联席会议有哪些', '向谁学习'],
  uses: (query) => (query.every ? ['scope'] : ['of']),
  answer(query, knowledge) {
    return query.every ? everyBody(query, knowledge) : bodiesOnMatter(query, knowledge);
  },
});

/** All bodies of the scope, or of the plan. */
function everyBody(query: WithQuery, knowledge: Knowledge): Answer {
  const { units } = query.scope;
  const helped = helping(units, query, knowledge);
  if (helped.length > 0) return answer(query, 'partner', 'answered', helped, { units });
  const bodies = bodiesIn(query.relation, knowledge);
  const inside = units.length > 0 ? bodies.filter((body) => units.includes(body.unit)) : bodies;
  return inside.length > 0 ? listed(inside, query, knowledge) : alone(query, knowledge);
}

/** Bodies that the question names, or those of the measures on its matter. */
function bodiesOnMatter(query: WithQuery, knowledge: Knowledge): Answer {
  const found = find(query.of, knowledge);
  const bodies = bodiesIn(query.relation, knowledge);
  const called = calledBodies(bodies, query.of.terms);
  const namesOne = query.each
    ? found.all.filter((hit) => called.some((body) => body.unit === hit.unit))
    : hitsNaming(found.all, called);
  const hits = namesOne.length > 0 ? namesOne : hitsNaming(found.all, bodies);
  const units = hits.map((hit) => hit.unit);
  if (units.length === 0 || (found.band !== 'answer' && namesOne.length === 0))
    return found.band === 'answer' ? unsaid(found, query, knowledge) : silence(found, query, knowledge, 'partner');
  const related = bodies.filter((body) => units.includes(body.unit));
  const words = [...new Set(related.map((body) => body.relation))].join('、');
  return answer(query, 'partner', 'answered', [
    say(`相关措施中，写到${words}的有${units.length}处：`),
    quote(knowledge, units, query.of.terms, related),
    ...beside(units, query, knowledge),
  ]);
}

/** The plan's own words on who helps with these measures, in suffixes, cells and headings; nothing where it has none. */
function helping(units: readonly string[], query: WithQuery, knowledge: Knowledge): readonly Part[] {
  const own = units.filter((unit) => (knowledge.byId.measures.get(unit)?.duty?.partner.length ?? 0) > 0);
  if (own.length === 0 || query.relation !== 'working') return [];
  return [say('要点原文写明的配合单位：'), dutyRows(own, knowledge), quote(knowledge, own)];
}

/** Words by which a measure names somebody it is done with; above them nobody may be said to be lacking. */
const WITH = /会同|联合|协同|协作|配合|联动|联手|共同|[与和同].{2,20}(?:合作|对接|衔接|交流|签订)/;

/** That the plan does not say with whom, where no word of these measures does. */
function unsaidLead(units: readonly string[], { passages }: Knowledge, lead: string): string {
  const says = passages.some((passage) => units.includes(passage.unit) && WITH.test(passage.folded.text));
  return says ? '相关的原文是：' : lead;
}

/** What the office's table says of who helps; nothing where it is asked whom one learns from or what one goes by. */
function beside(units: readonly string[], { relation }: WithQuery, knowledge: Knowledge): readonly Part[] {
  return relation === 'working' ? tablePart(assigned(knowledge, units, 'partner')) : [];
}

function unsaid(found: Findings, query: WithQuery, knowledge: Knowledge): Answer {
  const units = found.hits.map((hit) => hit.unit);
  const original = quote(knowledge, units, found.topic.terms);
  const first = units.slice(0, 1);
  const helped = helping(first, query, knowledge);
  if (helped.length > 0) return answer(query, 'partner', 'answered', helped, { units: first });
  const asks = query.relation === 'working' ? first : [];
  const tabled = fromTable(knowledge, asks, 'partner', '要点没有写明与谁一起做', original);
  if (tabled) return answer(query, 'partner', 'answered', tabled);
  return answer(query, 'topic', 'answered', [
    say(unsaidLead(units, knowledge, '要点没有写明与谁一起做；相关的原文是：')),
    original,
  ]);
}

function alone(query: WithQuery, knowledge: Knowledge): Answer {
  const { units } = query.scope;
  const asks = query.relation === 'working' ? units : [];
  const tabled = fromTable(knowledge, asks, 'partner', '要点在这里没有写明与谁一起');
  if (tabled) return answer(query, 'partner', 'answered', tabled);
  return answer(query, 'partner', 'answered', [
    say(unsaidLead(units, knowledge, '要点在这里没有写明与谁一起，原文是：')),
    quote(knowledge, units.slice(0, 3)),
  ]);
}

/** What relations are listed, in words. */
const RELATED: Readonly<Record<WithQuery['relation'], string>> = {
  working: '合作、会同、对接、配合、借鉴的单位',
  rule: '依据',
  meeting: '联席会议',
  model: '借鉴',
};

function listed(bodies: readonly Body[], query: WithQuery, knowledge: Knowledge): Answer {
  const rows = bodies.map((body) => row(knowledge, body, body.relation));
  return answer(query, 'partner', 'answered', [
    say(`${query.scope.units.length > 0 ? '这里' : '要点'}写到${RELATED[query.relation]}的有${rows.length}处：`),
    { kind: 'facts', rows },
    ...beside(query.scope.units, query, knowledge),
  ]);
}
