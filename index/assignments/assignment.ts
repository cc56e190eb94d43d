import { names } from '../duties/clause.ts';
import type { Source } from '../parse/document.ts';
import type { Plan } from '../plan/plan.ts';
import { flat } from '../tables/duties.ts';
import { Fault } from '../text/fault.ts';
import { type Finder, openFinder } from './excerpt.ts';
import type { Field } from './header.ts';
import { HEADS } from './header.ts';
import { type Draft, readDrafts } from './rows.ts';
import { MEND_NUMBER, type Wrong, wrongOf } from './validate.ts';

/** A row of the office's responsibility table (任务分解表): who answers for a measure, or for all points of an item. */
export interface Assignment {
  /** 1-based, as a spreadsheet counts it. */
  readonly row: number;
  /** Name of its sheet; empty where the file holds one table. */
  readonly sheet: string;
  /** Id of a measure or an item. */
  readonly unit: string;
  readonly excerpt: string;
  readonly owner: readonly string[];
  readonly partner: readonly string[];
  readonly person: string | null;
  readonly deadline: string | null;
  readonly basis: string | null;
}

/** What is wrong with a table and was left out; `row` is null where the whole file is meant. */
export interface TableProblem {
  readonly row: number | null;
  readonly message: string;
  readonly mend: string;
}

/** The office's responsibility table as read. It is no part of the plan, and nothing of it is shown as the plan's. */
export interface Assignments {
  /** The plan that it belongs to. */
  readonly plan: string;
  readonly file: string;
  /** Day of the file's last change, YYYY-MM-DD. */
  readonly date: string;
  /** The printed heads of its columns. */
  readonly heads: Readonly<Record<Field, string>>;
  readonly rows: readonly Assignment[];
  readonly problems: readonly TableProblem[];
}

/** Reads the table of a plan. Throws Fault where a column is missing or no row stands below the head. */
export function readAssignments(plan: Plan, source: Source, file: string, date: string): Assignments {
  const { heads, drafts, problems: found } = readDrafts(source, file);
  if (drafts.length === 0) throw new Fault(file, heads.line, '表头下面一行也没有', `照模板逐条填写（${TEMPLATE}）`);
  const finder = openFinder(plan);
  const problems: TableProblem[] = [...found];
  const rows: Assignment[] = [];
  const groups = countGroups(drafts);
  for (const draft of drafts.filter(says)) {
    const unit = unitOf(draft, finder, plan, (groups.get(draft.group) ?? 0) > 1);
    const before = typeof unit === 'string' ? rows.find((row) => row.unit === unit) : undefined;
    if (typeof unit !== 'string') problems.push({ row: draft.row, ...unit });
    else if (before)
      problems.push({ row: draft.row, message: `${unit}重复，第${before.row}行已有`, mend: '一个编号只留一行' });
    else rows.push(toAssignment(draft, unit));
  }
  return { plan: plan.id, file, date, heads: { ...HEADS, ...heads.printed }, rows, problems };
}

/** How the template is printed. */
export const TEMPLATE = 'npm run assignments -- --template';

/** Whether a row says who or until when; a row of the template that was not filled in does not. */
function says({ words }: Draft): boolean {
  return [words.owner, words.partner, words.person, words.deadline].some((text) => text !== '');
}

function countGroups(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of drafts) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

/** The unit of a row, or what is wrong with the row. Rows that share the number of an item are about the points that they quote. */
function unitOf(draft: Draft, finder: Finder, plan: Plan, shares: boolean): string | Wrong {
  const { number, excerpt } = draft.words;
  const wrong = wrongOf(draft.words);
  if (wrong) return wrong;
  const named = finder.named(number);
  if (named.length === 0) return { message: `要点没有编号“${brief(number)}”`, mend: MEND_NUMBER };
  const held = named.filter((unit) => finder.holds(unit, excerpt));
  const unit = held[0];
  if (unit === undefined) return strange(draft.taken ? '' : number, finder.where(excerpt));
  if (held.length > 1 && named.length === held.length && !isCut(held))
    return { message: `编号“${brief(number)}”在要点里有${held.length}处`, mend: `写成${held.join('或')}` };
  const item = plan.items.find(({ id }) => id === unit);
  const points = shares && item ? item.measures.filter((id) => finder.holds(id, excerpt)) : [];
  return points.length === 1 ? (points[0] ?? unit) : unit;
}

/** Whether the second is only what Excel may have cut to the first: 5.1 and 5.10. */
const isCut = (held: readonly string[]) => held.length === 2 && `${held[0]}0` === held[1];

/** What is said of a row whose excerpt does not stand in the unit of its number. */
function strange(number: string, where: readonly string[]): Wrong {
  const home = where.slice(0, 3).join('、');
  if (number === '')
    return { message: '编号是空的', mend: home === '' ? MEND_NUMBER : `举措摘录在${home}里，写上编号` };
  return home === ''
    ? { message: '举措摘录不在要点里', mend: '从要点原文里原样复制一段' }
    : { message: `举措摘录不在${brief(number)}里，在${home}里`, mend: '改正编号，或从这一条的原文里复制' };
}

const brief = (text: string) => text.slice(0, 20);

function toAssignment({ row, sheet, words }: Draft, unit: string): Assignment {
  const { excerpt, person, deadline, basis } = words;
  const list = (text: string) => names(flat(text));
  return {
    row,
    sheet,
    unit,
    excerpt,
    owner: list(words.owner),
    partner: list(words.partner),
    person: person || null,
    deadline: deadline || null,
    basis: basis || null,
  };
}
