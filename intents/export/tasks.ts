import { rowsByMeasure } from '../../index/assignments/offices.ts';
import { propertyNamed } from '../../index/facts/properties.ts';
import { holdings } from '../../index/facts/property.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { lastDayOf, readDeadlines } from '../../index/plan/due.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { TABLE } from '../compose/responsible.ts';
import { addressed, type ExportDocument, quoted, sourceLine } from './document.ts';

/** Who or until when, and whether the plan prints it or the office's table says so. */
interface Said {
  readonly text: string;
  readonly from: 'plan' | 'table';
}

/** A time by which a measure is to be done; `day` is its last, YYYY-MM-DD, or null for 长期 and the like. */
interface TaskDeadline extends Said {
  readonly day: string | null;
}

/** A measure as a row of the table of all tasks. */
export interface Task {
  /** Its number. */
  readonly unit: string;
  /** Where it stands in the plan, counted from 0. */
  readonly order: number;
  /** Id of its section; empty where it stands in none. */
  readonly section: string;
  /** Title of its item. */
  readonly title: string;
  readonly offices: readonly Said[];
  readonly deadlines: readonly TaskDeadline[];
  /** Names of `TASK_PROPERTIES`. */
  readonly properties: readonly string[];
  /** Its words as they are searched. */
  readonly folded: string;
}

/** Properties that are read from the words of a measure, by the names that lists give them. */
const WORDED = ['试点', '跨部门', '跨区域合作', '首个、首家', '宣传日', '长效', '数字化手段'] as const;
/** What tasks may be filtered by. */
export const TASK_PROPERTIES = ['有数量', '有文件', ...WORDED] as const;

/** Reads all measures as rows, in printed order. */
export function readTasks(knowledge: Knowledge): readonly Task[] {
  const { plan, byId, passages } = knowledge;
  const [offices, deadlines, properties] = [officesOf(knowledge), deadlinesOf(knowledge), propertiesOf(knowledge)];
  const folded = new Map(passages.map((passage) => [passage.unit, passage.folded.text]));
  return plan.measures.map(({ id, item, section }, order) => ({
    unit: id,
    order,
    section: section ?? '',
    title: byId.items.get(item)?.title ?? '',
    offices: offices.get(id) ?? [],
    deadlines: deadlines.get(id) ?? [],
    properties: properties.get(id) ?? [],
    folded: folded.get(id) ?? '',
  }));
}

/** Puts values into lists by key, in order. */
function group<Value>(pairs: readonly (readonly [string, Value])[]): ReadonlyMap<string, readonly Value[]> {
  const lists = new Map<string, Value[]>();
  for (const [key, value] of pairs) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }
  return lists;
}

function officesOf(knowledge: Knowledge): ReadonlyMap<string, readonly Said[]> {
  const { plan, obligations } = knowledge;
  const printed = obligations.map(({ measure, office }) => [measure, { text: office, from: 'plan' }] as const);
  const table = tableOf(knowledge);
  const told = table === null ? [] : [...rowsByMeasure(table, plan)];
  const tabled = told.flatMap(([measure, { row }]) =>
    [...row.owner, ...row.partner].map((text) => [measure, { text, from: 'table' }] as const),
  );
  return group<Said>([...printed, ...tabled]);
}

function deadlinesOf(knowledge: Knowledge): ReadonlyMap<string, readonly TaskDeadline[]> {
  const { plan } = knowledge;
  const printed = readDeadlines(plan).map(
    ({ measure, text, due }) => [measure, { text, day: due, from: 'plan' }] as const,
  );
  const table = tableOf(knowledge);
  const told = table === null ? [] : [...rowsByMeasure(table, plan)];
  const tabled = told.flatMap(([measure, { row }]) => {
    const text = row.deadline ?? '';
    return text === '' ? [] : [[measure, { text, day: lastDayOf(text, plan.year), from: 'table' }] as const];
  });
  return group<TaskDeadline>([...printed, ...tabled]);
}

function propertiesOf({ plan, passages, facts }: Knowledge): ReadonlyMap<string, readonly string[]> {
  const counted = facts.figures.filter(({ role }) => role !== '名称' && role !== '名次');
  const made = facts.documents.filter(({ deliverable }) => deliverable);
  const units = (all: readonly { readonly unit: string }[]) => [...new Set(all.map(({ unit }) => unit))];
  return group([
    ...units(counted).map((unit) => [unit, '有数量'] as const),
    ...units(made).map((unit) => [unit, '有文件'] as const),
    ...WORDED.flatMap((name) =>
      units(holdings(propertyNamed(name), plan, passages, facts)).map((unit) => [unit, name] as const),
    ),
  ]);
}

/** Which tasks are wanted, and in which order; empty texts and lists want all. */
export interface TaskFilter {
  readonly section: string;
  readonly office: string;
  /** A month from 1 to 12, `some` for any deadline, `none` for those without, or empty. */
  readonly due: string;
  readonly properties: readonly string[];
  /** Words that all must stand in the measure. */
  readonly find: string;
  readonly sort: 'unit' | 'due' | 'office';
}

/** The tasks that a filter wants, in its order. */
export function filterTasks(tasks: readonly Task[], filter: TaskFilter): readonly Task[] {
  const words = foldPlain(filter.find)
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept = tasks.filter(
    (task) =>
      (filter.section === '' || task.section === filter.section) &&
      (filter.office === '' || task.offices.some(({ text }) => text === filter.office)) &&
      (filter.due === '' || isDue(task, filter.due)) &&
      filter.properties.every((name) => task.properties.includes(name)) &&
      words.every((word) => task.folded.includes(word)),
  );
  return sorted(kept, filter.sort);
}

function isDue({ deadlines }: Task, due: string): boolean {
  if (due === 'none') return deadlines.length === 0;
  if (due === 'some') return deadlines.length > 0;
  return deadlines.some(({ day }) => day !== null && Number(day.slice(5, 7)) === Number(due));
}

/** The order of the plan, or by the first deadline or office; those that have none come last. */
function sorted(tasks: readonly Task[], by: TaskFilter['sort']): readonly Task[] {
  if (by === 'unit') return tasks;
  const key = (task: Task) => (by === 'due' ? firstDay(task) : (task.offices[0]?.text ?? '')) || '\uffff';
  const keyed = tasks.map((task) => ({ task, key: key(task) }));
  const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return keyed.toSorted((a, b) => order(a.key, b.key) || a.task.order - b.task.order).map(({ task }) => task);
}

/** The first day by which a task is to be done; empty where it has none. */
function firstDay({ deadlines }: Task): string {
  return deadlines.reduce((first, { day }) => (day !== null && (first === '' || day < first) ? day : first), '');
}

/** What is said of a task, those of the table under its label. */
export function saidLine(all: readonly Said[]): string {
  const of = (from: Said['from']) => [...new Set(all.filter((one) => one.from === from).map(({ text }) => text))];
  const [plan, table] = [of('plan').join('、'), of('table').join('、')];
  return [plan, table === '' ? '' : `〔${TABLE}〕${table}`].filter((text) => text !== '').join('；');
}

/** Tasks as a document; `told` says in words what was filtered by. */
export function taskDocument(tasks: readonly Task[], told: string, knowledge: Knowledge): ExportDocument {
  const { sections } = knowledge.byId;
  const rows = tasks.map((task) => {
    const citation = cite(knowledge, task.unit);
    const section = sections.get(task.section);
    return [
      { text: task.unit },
      quoted(citation),
      { text: section ? `${section.label}${section.title}` : '' },
      { text: task.title },
      { text: saidLine(task.offices) },
      { text: saidLine(task.deadlines) },
      { text: task.properties.join('、') },
      addressed(citation),
    ];
  });
  const heads = ['条号', '任务', '部分', '条目', '责任单位', '时限', '特点', '出处'];
  return {
    title: '全部任务',
    blocks: [
      { kind: 'text', text: told },
      { kind: 'table', caption: null, heads, rows },
    ],
    source: sourceLine([knowledge]),
  };
}
