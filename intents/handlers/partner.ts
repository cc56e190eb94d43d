import type { Body } from '../../index/facts/facts.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, row, say } from '../compose/parts.ts';
import { silence } from '../compose/refusal.ts';
import { assigned, dutyRows, fromTable, isAside, tablePart } from '../compose/responsible.ts';
import { type Found, find } from '../understand/confidence.ts';
import type { Asked } from '../understand/question.ts';

const WORKING: readonly Body['relation'][] = ['会同', '合作', '对接', '配合', '借鉴'];
/** Weight of an unknown noun: a body that the plan does not know. */
const FOREIGN = 4;
/** Words such as 部门 stand in the names of many bodies and tell none apart. */
const TELLING = 2.5;
/** A measure that names a body is preferred while it scores at least this share of the best. */
const NEARLY = 0.6;

/** … and holds at least this part of what the best holds. */
const HELD = 0.75;

interface Match {
  readonly bodies: readonly Body[];
  readonly found: Found;
  readonly list: boolean;
}

/** 和谁一起: quotes with the relation word; a body one learns from is no partner. */
export const partner = defineIntent<Match>({
  name: 'partner',
  examples: ['和民政一起干什么', '联席会议有哪些', '向谁学习'],
  match(asked, knowledge) {
    const printed = knowledge.plan.measures.some(({ duty }) => (duty?.partner.length ?? 0) > 0);
    const tabled = (tableOf(knowledge) !== null || printed) && asked.asks('配合');
    if ((!asked.asks('合作') && !tabled) || isAside('合作', asked, knowledge) || isOwner(asked)) return null;
    const bodies = knowledge.facts.bodies.filter((body) => wanted(asked).includes(body.relation));
    const inScope = bodies.filter((body) => asked.scope.includes(body.unit));
    const topic = asked.topic('合作', ...(tabled ? ['配合'] : []), '列举', '地点', '名词');
    const found = find(topic, knowledge);
    if (asked.scope.length > 0) return { bodies: inScope, found, list: true };
    if (topic.terms.length === 0 || (/联席会议/.test(asked.text) && asked.asks('列举')))
      return { bodies, found, list: true };
    const foreign = topic.terms.some((term) => term.forms.length === 0 && term.weight > FOREIGN);
    return foreign || found.band === 'answer' || named(bodies, topic.terms).length > 0
      ? { bodies, found, list: false }
      : null;
  },
  answer({ bodies, found, list }, asked, knowledge) {
    const helped = list ? helping(asked.scope, asked, knowledge) : [];
    if (helped.length > 0) return answer(asked, 'partner', 'answered', helped, { units: asked.scope });
    if (list) return bodies.length > 0 ? listed(bodies, asked, knowledge) : alone(asked, knowledge);
    const called = named(bodies, found.topic.terms);
    const namesOne = asked.asks('列举')
      ? found.all.filter((hit) => called.some((body) => body.unit === hit.unit))
      : naming(found.all, called);
    const hits = namesOne.length > 0 ? namesOne : naming(found.all, bodies);
    const units = hits.map((hit) => hit.unit);
    if (units.length === 0 || (found.band !== 'answer' && namesOne.length === 0))
      return found.band === 'answer' ? unsaid(found, asked, knowledge) : silence(found, asked, knowledge, 'partner');
    const related = bodies.filter((body) => units.includes(body.unit));
    const words = [...new Set(related.map((body) => body.relation))].join('、');
    return answer(asked, 'partner', 'answered', [
      say(`要点写到${words}的有${units.length}处：`),
      quote(knowledge, units, found.topic.terms, related),
      ...beside(units, asked, knowledge),
    ]);
  },
});

/** 协议是谁去签: it is asked who does it, not with whom. */
function isOwner({ asks, text }: Asked): boolean {
  return asks('负责') && !/[和跟与同向](?:谁|哪)|一起|联席会议|配合|按照?谁|依据谁|根据谁/.test(text);
}

/** The plan's own words on who helps with these measures, in suffixes, cells and headings; nothing where it has none. */
function helping(units: readonly string[], asked: Asked, knowledge: Knowledge): readonly Part[] {
  const own = units.filter((unit) => (knowledge.byId.measures.get(unit)?.duty?.partner.length ?? 0) > 0);
  if (own.length === 0 || wanted(asked) !== WORKING) return [];
  return [say('要点原文写明的配合单位：'), dutyRows(own, knowledge), quote(knowledge, own)];
}

/** Words by which a measure names somebody it is done with; above them nobody may be said to be lacking. */
const WITH = /会同|联合|协同|协作|配合|联动|联手|共同|[与和同].{2,20}(?:合作|对接|衔接|交流|签订)/;

/** That the plan does not say with whom, where no word of these measures does. */
function unsaidLead(units: readonly string[], { passages }: Knowledge, lead: string): string {
  const says = passages.some((passage) => units.includes(passage.unit) && WITH.test(passage.folded.text));
  return says ? '相关的原文是：' : lead;
}

function wanted(asked: Asked): readonly Body['relation'][] {
  if (/(按照?|依据|根据)谁/.test(asked.text)) return ['依据'];
  if (/联席会议/.test(asked.text) && !/和|跟|与/.test(asked.text)) return ['联席会议'];
  if (/学|借鉴|取经|请教/.test(asked.text) && /向|学谁|学哪|借鉴|取经|学习哪|学习谁/.test(asked.text)) return ['借鉴'];
  return WORKING;
}

/** What the office's table says of who helps; nothing where it is asked whom one learns from or what one goes by. */
function beside(units: readonly string[], asked: Asked, knowledge: Knowledge): readonly Part[] {
  return wanted(asked) === WORKING ? tablePart(assigned(knowledge, units, 'partner')) : [];
}

/** Bodies whose name holds a term of the question. */
function named(bodies: readonly Body[], terms: readonly Term[]): readonly Body[] {
  const telling = terms.filter((term) => term.weight > TELLING);
  const holds = (body: Body) =>
    telling.some((term) => term.forms.some((form) => form.length > 1 && body.text.toLowerCase().includes(form)));
  return bodies.filter(holds);
}

/** The best hits that name one of the bodies. */
function naming(all: readonly Hit[], bodies: readonly Body[]): readonly Hit[] {
  const best = all[0]?.score ?? 0;
  const most = all[0]?.share ?? 0;
  const hits = all.filter(
    (hit) => hit.score >= NEARLY * best && hit.share >= HELD * most && bodies.some((body) => body.unit === hit.unit),
  );
  const top = hits[0];
  return top ? hits.filter((hit) => hit.score >= 0.86 * top.score).slice(0, 3) : [];
}

function unsaid(found: Found, asked: Asked, knowledge: Knowledge): Answer {
  const units = found.hits.map((hit) => hit.unit);
  const original = quote(knowledge, units, found.topic.terms);
  const asks = wanted(asked) === WORKING ? units.slice(0, 1) : [];
  const helped = helping(units.slice(0, 1), asked, knowledge);
  if (helped.length > 0) return answer(asked, 'partner', 'answered', helped, { units: units.slice(0, 1) });
  const tabled = fromTable(knowledge, asks, 'partner', '要点没有写明与谁一起做', original);
  if (tabled) return answer(asked, 'partner', 'answered', tabled);
  return answer(asked, 'topic', 'answered', [
    say(unsaidLead(units, knowledge, '要点没有写明与谁一起做；相关的原文是：')),
    original,
  ]);
}

function alone(asked: Asked, knowledge: Knowledge): Answer {
  const asks = wanted(asked) === WORKING ? asked.scope : [];
  const tabled = fromTable(knowledge, asks, 'partner', '要点在这里没有写明与谁一起');
  if (tabled) return answer(asked, 'partner', 'answered', tabled);
  return answer(asked, 'partner', 'answered', [
    say(unsaidLead(asked.scope, knowledge, '要点在这里没有写明与谁一起，原文是：')),
    quote(knowledge, asked.scope.slice(0, 3)),
  ]);
}

function listed(bodies: readonly Body[], asked: Asked, knowledge: Knowledge): Answer {
  const rows = bodies.map((body) => row(knowledge, body, body.relation));
  return answer(asked, 'partner', 'answered', [
    say(`要点写到的有${rows.length}处：`),
    { kind: 'facts', rows },
    ...beside(asked.scope, asked, knowledge),
  ]);
}
