import type { Assignment, Assignments } from '../../index/assignments/assignment.ts';
import { callings, isAmong, offices, rowsNaming } from '../../index/assignments/offices.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import type { Answer } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import { show, TABLE, tablePart } from '../compose/responsible.ts';
import type { Asked } from '../understand/question.ts';

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
/** At most so many offices are named where the one asked for is not there. */
const NAMED = 30;

/** The office or person asked for; null asks for all of them. */
interface Match {
  readonly name: string | null;
  readonly table: Assignments;
}

/** 特设科有哪些任务 · 张三负责哪些 · /plan 科室 特设科: all rows of the office's table that name it. Without a table it takes nothing. */
export const office = defineIntent<Match>({
  name: 'office',
  examples: [],
  match(asked, knowledge) {
    const table = tableOf(knowledge);
    if (!table || asked.references.length > 0) return null;
    const command = commanded(asked, table);
    if (command !== null) return { name: command === '' ? null : command, table };
    const name = nameIn(asked, table, knowledge);
    return name === null ? null : { name, table };
  },
  answer({ name, table }, asked, knowledge) {
    // What was spoken of before has nothing to do with it.
    const alone = { ...asked, note: null };
    if (name === null) return everyOffice(table, alone);
    const rows = rowsNaming(table, name);
    return rows.length === 0 ? absent(name, table, alone) : listed(name, rows, table, alone, knowledge);
  },
});

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

function listed(
  name: string,
  rows: readonly Assignment[],
  table: Assignments,
  asked: Asked,
  { plan }: Knowledge,
): Answer {
  const leads = rows.filter(({ owner }) => isAmong(name, owner)).length;
  const helps = rows.filter(({ owner, partner }) => !isAmong(name, owner) && isAmong(name, partner)).length;
  const counts = [
    ...(leads > 0 ? [`牵头${leads}行`] : []),
    ...(helps > 0 ? [`配合${helps}行`] : []),
    ...(rows.length > leads + helps ? [`作为责任人${rows.length - leads - helps}行`] : []),
  ];
  const units = rows.flatMap(({ unit }) => plan.items.find(({ id }) => id === unit)?.measures ?? [unit]);
  const shown = rows.map((row) => show(table, { row, inherited: null }, true));
  const lead = `${TABLE}里写到“${name}”的共${rows.length}行（${counts.join('、')}）：`;
  return answer(asked, 'owner', 'answered', [say(lead), ...tablePart(shown)], { units: [...new Set(units)] });
}

function absent(name: string, table: Assignments, asked: Asked): Answer {
  const all = offices(table).map((one) => one.name);
  const more = all.length > NAMED ? `等${all.length}个` : '';
  const there = all.length === 0 ? '表里没有写科室' : `表里的科室是：${all.slice(0, NAMED).join('、')}${more}`;
  const printable = name.replace(/[^\p{Script=Han}a-z0-9()、]/gu, '').slice(0, 20);
  const lead = `${TABLE}（${table.date}）里没有“${printable}”。${there}。`;
  return answer(asked, 'owner', 'not_in_plan', [say(lead)], { suggestions: suggest(all) });
}

function everyOffice(table: Assignments, asked: Asked): Answer {
  const all = offices(table);
  const lines = all.map(({ name, leads, helps }) => `· ${name}：牵头${leads}行，配合${helps}行`);
  const lead = `【${TABLE}】${table.date}，共${table.rows.length}行、${all.length}个科室：`;
  const parts = [say([lead, ...lines].join('\n'))];
  return answer(asked, 'owner', 'answered', parts, { suggestions: suggest(all.map(({ name }) => name)) });
}

/** Questions on the first offices of the table. */
function suggest(names: readonly string[]): readonly string[] {
  return names.slice(0, 3).map((name) => `${name}有哪些任务`);
}
