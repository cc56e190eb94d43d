import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type Assignments, readAssignments, type TableProblem } from '../../index/assignments/assignment.ts';
import { HEADS } from '../../index/assignments/header.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { Fault } from '../../index/text/fault.ts';
import { readTable } from '../read/table.ts';
import { changedOn } from './modified.ts';

/** A name such as 2020-jiading.assignments.csv: the plan's name or year, and what the file is. */
const NAME = /^(?<plan>[^.~].*)\.assignments\.(?<ending>[^.]+)$/iu;
const ENDINGS = ['csv', 'xlsx'] as const;

/** Reads one table against a plan; `file` is how it is called. Throws Fault. */
export async function loadTable(path: string, plan: Plan, file = basename(path)): Promise<Assignments> {
  const source = await readTable(path, file);
  const date = changedOn(path);
  const table = readAssignments(plan, source, file, date);
  const whole = '把分工表放在第一个工作表，取消隐藏，说明的工作表名里写“说明”';
  const part = '对照原表看这一处，要读入的取消隐藏或删除线，改成文字';
  const told = source.problems.map(({ message }): TableProblem => {
    return { row: null, message, mend: /^工作表“[^”]*”.*，没有读入$/.test(message) ? whole : part };
  });
  return { ...table, problems: [...told, ...table.problems] };
}

/** Reads the table of a plan from a seeds folder; null where no table is there. Throws Fault for one that is broken. */
export async function loadAssignments(folder: string, plan: Plan): Promise<Assignments | null> {
  const names = readNames(folder).filter((name) => NAME.test(name));
  const fitting = names.filter((name) => fits(name, plan)).toSorted((a, b) => rank(a, plan) - rank(b, plan));
  const [chosen, ...others] = fitting;
  const plans = readNames(join(folder, 'plans')).map((name) => basename(name, extname(name)));
  const strays = names.filter((name) => !fitting.includes(name) && !isOfAny(name, plans));
  const problems = [...others.map((name) => second(name, chosen ?? '')), ...strays.map((name) => stray(name, plan))];
  const called = (name: string) => join(basename(folder), name);
  if (chosen !== undefined) {
    const table = await loadTable(join(folder, chosen), plan, called(chosen));
    return { ...table, problems: [...table.problems, ...problems] };
  }
  const [first] = strays;
  if (first === undefined) return null;
  const date = changedOn(join(folder, first));
  return { ...nothing(plan.id, called(first), date), problems };
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Fault(basename(folder), null, '文件夹不能读', '检查读取权限');
  }
}

const planOf = (name: string) => NAME.exec(name)?.groups?.plan ?? '';
const isReadable = (name: string) => ENDINGS.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** Whether a file is called after a plan or its year, and is of a kind that is read. */
function fits(name: string, { id, year }: Plan): boolean {
  return isReadable(name) && [id, `${year}`].includes(planOf(name));
}

/** A table that is called after the plan itself goes before one that is called after its year. */
const rank = (name: string, { id }: Plan) => (planOf(name) === id ? 0 : 1);

/** Whether a file is called after any plan of the folder, or the year that a plan's name begins with. */
function isOfAny(name: string, plans: readonly string[]): boolean {
  const plan = planOf(name);
  return isReadable(name) && plans.some((id) => id === plan || (/^\d{4}$/.test(plan) && id.startsWith(plan)));
}

function second(name: string, chosen: string): TableProblem {
  return { row: null, message: `已有${chosen}，${name}没有读入`, mend: '一份计划只留一个任务分解表' };
}

function stray(name: string, { id, year }: Plan): TableProblem {
  const named = isReadable(name) ? `${name}不对应任何一份计划` : `${name}不是 .csv 或 .xlsx`;
  const mend = `文件名写成${id}.assignments.csv${year === null ? '' : `或${year}.assignments.csv`}（.xlsx 也可以）`;
  return { row: null, message: `${named}，没有读入`, mend };
}

function nothing(plan: string, file: string, date: string): Omit<Assignments, 'problems'> {
  return { plan, file, date, heads: HEADS, rows: [] };
}
