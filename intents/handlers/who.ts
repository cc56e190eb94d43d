import type { Body } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, row, say } from '../compose/parts.ts';
import { ask, silence } from '../compose/refusal.ts';
import { assigned, dutyRows, fromTable, tablePart } from '../compose/responsible.ts';
import type { WhoQuery } from '../query/query.ts';
import { find, weight } from '../retrieval/confidence.ts';
import { holdsTerm } from '../retrieval/holding.ts';
import { BORNE } from './limits.ts';

/** Relations in which the plan itself names who bears something. */
const BEARING: readonly Body['relation'][] = ['推动', '统筹协调', '主体责任', '承担'];

/** 谁负责: three fixed forms; never a guess. */
export const owner = defineIntent({
  name: 'owner',
  examples: ['哪个部门负责电梯', '6.2归哪个科', '食品安全的统筹协调由谁来做'],
  uses: (query) => (query.scope.units.length > 0 ? ['scope'] : ['of']),
  answer(query, knowledge) {
    if (query.scope.units.length > 0) return ownerOf(query.scope.units, [], query, knowledge);
    const found = find(query.of, knowledge);
    const { terms } = query.of;
    if (terms.length === 0) return ask(query, 'owner');
    if (found.band !== 'answer') return silence(found, query, knowledge, 'owner');
    return ownerOf(
      found.hits.slice(0, 1).map((hit) => hit.unit),
      terms,
      query,
      knowledge,
    );
  },
});

/** The plan's silence. */
const UNNAMED = '要点原文未写明责任部门';

function ownerOf(units: readonly string[], terms: readonly Term[], query: WhoQuery, knowledge: Knowledge): Answer {
  const duties = knowledge.plan.measures.filter((m) => units.includes(m.id) && (m.duty?.owner.length ?? 0) > 0);
  const bearers = knowledge.facts.bodies.filter((body) => units.includes(body.unit) && bears(body, terms, knowledge));
  const lead =
    duties.length > 0
      ? [
          say('要点原文写明的责任单位：'),
          dutyRows(
            duties.map((m) => m.id),
            knowledge,
          ),
        ]
      : unnamed(bearers, knowledge);
  const original = quote(knowledge, units, terms, bearers);
  const named = duties.length > 0 || bearers.length > 0;
  const tabled = named ? null : fromTable(knowledge, units, 'owner', UNNAMED, original);
  const beside = named ? tablePart(assigned(knowledge, units, 'owner')) : [];
  const parts = tabled ?? [...lead, original, ...beside];
  return answer(query, 'owner', 'answered', parts, {
    units,
    suggestions: [`${units[0]}和谁一起`, `第${itemNumber(units[0], knowledge)}条`],
  });
}

function unnamed(bearers: readonly Body[], knowledge: Knowledge): readonly Part[] {
  const rows = bearers.map((body) => row(knowledge, body, body.relation));
  if (rows.length === 0) return [say(`${UNNAMED}，请向局内核实。原文如下：`)];
  return [say('要点原文未写明责任科室；其中点到的承担者是：'), { kind: 'facts', rows }, say('原文如下：')];
}

/** Whether a body bears what the question is about: its sentence holds at least half of the question's weight. */
function bears(body: Body, terms: readonly Term[], knowledge: Knowledge): boolean {
  if (!BEARING.includes(body.relation)) return false;
  if (terms.length === 0) return true;
  const text =
    knowledge.plan.text
      .slice(0, body.start)
      .split(/[。；\n]/)
      .at(-1) ?? '';
  const rest = knowledge.plan.text.slice(body.start).split(/[。；\n]/)[0] ?? '';
  const sentence = (text + rest).toLowerCase();
  const held = terms.filter((term) => holdsTerm(sentence, term));
  return weight(held) >= BORNE * weight(terms.filter((term) => term.forms.length > 0));
}

function itemNumber(unit: string | undefined, { byId }: Knowledge): string {
  return byId.measures.get(unit ?? '')?.item ?? unit ?? '';
}
