import type { Assignments } from '../../index/assignments/assignment.ts';
import { callings, isAmong } from '../../index/assignments/offices.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { obligationsOf, officesOf } from '../../index/plan/obligation.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import type { DutiesQuery, TableQuery } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { NOTHING, slotsOf } from './slots.ts';

/** 科室 特设科, as typed behind /plan; the blank tells it from 科室负责人. */
const COMMAND = /(?:^|\s)(?:科室|部门)(?:[\s:]+(?<name>\S{1,30}))?\s*$/u;
/** How an office's name ends. */
const OFFICE = /(?:科|所|股|室|处|队|办|局|站|组|部|院|会|中心|支部|工会)$/u;
/** The same for names that are hardly anything else. */
const UNIT = /(?:科|股|科室|处室|办公室|大队)$/u;
/** Words that may stand in front of a name and behind what is asked of it. */
const FRAME = /^(?:请问|问一?下|查一?下|看看|那|由|归)+|(?:今年|本年|都|还|具体|主要|一共|总共|分别|需要|应该)+$/gu;
/** Shortest and longest name. */
const NAME = /^(?!.*(?:[哪谁啥几何是由归]|什么))\p{Script=Han}[\p{Script=Han}()a-z0-9]{1,11}$/u;

/** Reads a question for what an office or a person does by the office's table: 特设科有哪些任务 · /plan 科室. Without a table there is none. */
export function readTabled(asked: Asked, knowledge: Knowledge): TableQuery | null {
  const table = tableOf(knowledge);
  if (!table || asked.references.length > 0) return null;
  const command = commanded(asked, table);
  const name = command ?? nameIn(asked, table, knowledge);
  if (name === null) return null;
  // What was spoken of before has nothing to do with it.
  const slots = { ...slotsOf(asked, NOTHING, knowledge), note: null };
  return { ...slots, act: 'duties', intent: 'office', body: name === '' ? null : name };
}

/** The name behind 科室 as a command; empty for all of them, null where it is no command. A button carries it without its blank. */
function commanded(asked: Asked, table: Assignments): string | null {
  const rest = /^(?:科室|部门)(?<name>.*)$/u.exec(asked.text)?.groups?.name?.trim();
  if (rest === undefined) return null;
  const typed = COMMAND.exec(foldPlain(asked.question.text.slice(0, 200)));
  if (typed) return typed.groups?.name ?? '';
  return isAmong(rest, callings(table)) || (NAME.test(rest) && UNIT.test(rest)) ? rest : null;
}

/** The name that a question asks the tasks of; null where it asks for something else, or for tasks on a matter. */
function nameIn(asked: Asked, table: Assignments, knowledge: Knowledge): string | null {
  const alone = callings(table).find((name) => name === asked.text);
  if (alone !== undefined) return alone;
  if (!asked.asks('分工') || asked.asks('进展') || asked.asks('评判')) return null;
  const known = callings(table).filter((name) => asked.text.includes(name));
  const longest = known.toSorted((a, b) => b.length - a.length)[0];
  const bare = strip(asked.text, knowledge);
  if (longest !== undefined) return knowledge.topic(bare.replace(longest, ' ')).terms.length === 0 ? longest : null;
  if (!NAME.test(bare) || !asked.text.startsWith(bare)) return null;
  const strange = () => knowledge.topic(bare).terms.every((term) => term.forms.length === 0);
  return !knowledge.plan.text.includes(bare) && (UNIT.test(bare) || (OFFICE.test(bare) && strange())) ? bare : null;
}

/** A question without the words that ask for tasks. */
function strip(text: string, { lexicon }: Knowledge): string {
  const rest = lexicon.questions.get('分工')?.strip(text) ?? text;
  return rest.replace(/[?!。,\s]+/g, '').replace(FRAME, '');
}

/** Asks what an office does, by the verb of what it is to the task. */
const HELPS = /配合|协助|协办|参与|参加/;
const LEADS = /牵头|主办|负责|承担|主抓|主管/;
/** A name that ends as offices do and stands at the beginning of a question, or behind 由 and its like. */
const NAMED =
  /^(?:请问|那|由|归)?((?!配合|协助|会同|和|跟|与|同|参与)[\p{Script=Han}]{2,12}?(?:科|股|室|处|队|所|办|局|站|中心|支部|委))(?=有哪|有什么|负责|牵头|配合|要|都|今年|承担|参与|管|协助|做|干)/u;

/** Reads a question for what the plan itself gives an office to do: 排水科有哪些任务. With the office's table loaded there is none. */
export function readDuties(asked: Asked, knowledge: Knowledge): DutiesQuery | null {
  if (tableOf(knowledge) !== null || asked.references.length > 0 || !asksDuties(asked)) return null;
  const known = officesOf(knowledge.obligations).filter((name) => name.length > 1 && asked.text.includes(name));
  const named = NAMED.exec(asked.text)?.[1];
  const body = known.toSorted((a, b) => b.length - a.length)[0] ?? named;
  if (body === undefined) return null;
  const found = obligationsOf(knowledge.obligations, body);
  if (found.length === 0 && (knowledge.plan.text.includes(rootOf(body)) || named === undefined)) return null;
  if (known.length > 0 && isAbout(asked, body, knowledge)) return null;
  const role = /配合|协助|协办/.test(asked.text) ? 'partner' : LEADS.test(asked.text) ? 'owner' : null;
  return { ...slotsOf(asked, NOTHING, knowledge), act: 'duties', intent: 'duties', body, role };
}

/** Whether it is asked what an office does, not who does something. */
function asksDuties({ asks, text }: Asked): boolean {
  return (
    (asks('分工') || HELPS.test(text)) && !/谁|哪个(?:部门|科|单位)|由哪|哪些单位|什么时候/.test(text) && !asks('评判')
  );
}

/** Whether the question names a matter besides the office. */
function isAbout(asked: Asked, office: string, knowledge: Knowledge): boolean {
  const rest = knowledge.lexicon.questions.get('分工')?.strip(asked.text.replace(office, ' ')) ?? '';
  const { terms } = knowledge.topic(rest.replace(HELPS, ' ').replace(LEADS, ' '));
  return terms.some((term) => term.said.length > 1 && term.forms.length > 0 && !knowledge.lexicon.light.has(term.said));
}

/** 民政局 as 民政, which the plan may print alone. */
function rootOf(office: string): string {
  const root = office.replace(/(?:局|委|办|部门|所|队|站)$/, '');
  return root.length > 1 ? root : office;
}
