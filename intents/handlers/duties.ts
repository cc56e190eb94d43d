import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Obligation, obligationsOf, officesOf } from '../../index/plan/obligation.ts';
import type { Row } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';

/** Asks what an office does, by the verb of what it is to the task. */
const HELPS = /配合|协助|协办|参与|参加/;
const LEADS = /牵头|主办|负责|承担|主抓|主管/;
/** A name that ends as offices do and stands at the beginning of a question, or behind 由 and its like. */
const OFFICE =
  /^(?:请问|那|由|归)?((?!配合|协助|会同|和|跟|与|同|参与)[\p{Script=Han}]{2,12}?(?:科|股|室|处|队|所|办|局|站|中心|支部|委))(?=有哪|有什么|负责|牵头|配合|要|都|今年|承担|参与|管|协助|做|干)/u;

interface Match {
  readonly office: string;
  readonly found: readonly Obligation[];
}

/** 排水科有哪些任务 · 财政所配合什么: what the plan itself gives an office to do. With the office's table loaded it takes nothing. */
export const duties = defineIntent<Match>({
  name: 'duties',
  examples: [],
  match(asked, knowledge) {
    if (tableOf(knowledge) !== null || asked.references.length > 0 || !asks(asked)) return null;
    const known = officesOf(knowledge.obligations).filter((name) => name.length > 1 && asked.text.includes(name));
    const named = OFFICE.exec(asked.text)?.[1];
    const office = known.toSorted((a, b) => b.length - a.length)[0] ?? named;
    if (office === undefined) return null;
    const found = obligationsOf(knowledge.obligations, office);
    if (found.length === 0 && (knowledge.plan.text.includes(rootOf(office)) || named === undefined)) return null;
    if (known.length > 0 && isAbout(asked, office, knowledge)) return null;
    return { office, found: wanted(asked, found) };
  },
  answer({ office, found }, asked, knowledge) {
    if (found.length === 0) return answer(asked, 'owner', 'not_in_plan', [say(`要点没有点到“${office}”。`)]);
    const units = [...new Set(found.map(({ measure }) => measure))];
    const lead = say(`要点写到“${office}”的共${units.length}处：`);
    const rows = units.flatMap((unit) => found.filter((one) => one.measure === unit).slice(0, 1));
    const facts = { kind: 'facts' as const, rows: rows.map((one) => dutyRow(one, knowledge)) };
    return answer(asked, 'owner', 'answered', [lead, facts], { units });
  },
});

/** Whether it is asked what an office does, not who does something. */
function asks({ asks: kind, text }: Asked): boolean {
  return (
    (kind('分工') || HELPS.test(text)) && !/谁|哪个(?:部门|科|单位)|由哪|哪些单位|什么时候/.test(text) && !kind('评判')
  );
}

/** Whether the question names a matter besides the office. */
function isAbout(asked: Asked, office: string, knowledge: Knowledge): boolean {
  const rest = knowledge.lexicon.questions.get('分工')?.strip(asked.text.replace(office, ' ')) ?? '';
  const { terms } = knowledge.topic(rest.replace(HELPS, ' ').replace(LEADS, ' '));
  return terms.some((term) => term.said.length > 1 && term.forms.length > 0 && !knowledge.lexicon.light.has(term.said));
}

/** Of what an office does what the verb asks for; all of it where it is nothing by that verb. */
function wanted({ text }: Asked, found: readonly Obligation[]): readonly Obligation[] {
  const role = HELPS.test(text) ? 'partner' : LEADS.test(text) ? 'owner' : null;
  const kept = found.filter((one) => role === null || one.role === role);
  return kept.length > 0 ? kept : found;
}

/** 民政局 as 民政, which the plan may print alone. */
function rootOf(office: string): string {
  const root = office.replace(/(?:局|委|办|部门|所|队|站)$/, '');
  return root.length > 1 ? root : office;
}

function dutyRow(one: Obligation, knowledge: Knowledge): Row {
  const note = one.role === 'owner' ? '负责' : one.role === 'partner' ? '配合' : '提到';
  const unit =
    one.role === 'mention' ? one.measure : (knowledge.byId.measures.get(one.measure)?.duty?.unit ?? one.measure);
  return { words: cite(knowledge, unit, one.start, one.end), note, citation: cite(knowledge, one.measure) };
}
