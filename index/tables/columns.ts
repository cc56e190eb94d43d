import type { Cell } from '../parse/document.ts';
import { TABLE_LIMITS } from './limits.ts';

/** What a column of a task table holds. */
type ColumnRole =
  | 'number'
  | 'category'
  | 'task'
  | 'measure'
  | 'lead'
  | 'bear'
  | 'partner'
  | 'deadline'
  | 'other'
  | 'none';

/** A column under its printed head. */
export interface Column {
  readonly role: ColumnRole;
  readonly head: string;
  readonly at: number;
}

const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:序号?|编号|号|项次|no\.?|任务编号|任务序号|项目编号)$/i],
  [
    'other',
    /^(?:.*(?:领导|责任人|负责人|联系人|联系电话|联系方式|电话|备注|说明|完成情况|进展(?:情况)?|落实情况|来源|依据|分值|得分|资金(?:来源)?|总投资|状态|评价))$/,
  ],
  ['lead', /^.{0,4}(?:牵头|主办|主责)(?:责任)?(?:单位|部门|科室|处室|股室|科|局)?$/],
  ['partner', /^.{0,4}(?:配合|协办|协助|协同|参与|参加)(?:责任)?(?:单位|部门|科室|处室|股室|科|局)?$/],
  ['bear', /^.{0,4}(?:责任|承办|落实|实施|负责|主管)(?:单位|部门|科室|处室|股室|主体|科|局)?(?:及分工)?$/],
  [
    'deadline',
    /^.{0,6}(?:时限|期限|完成时间|时间节点|时间安排|时间要求|完成日期|办结时间|时间进度|进度安排|进度要求|完成节点|时间|日期)(?:要求|安排)?$/,
  ],
  [
    'measure',
    /^.{0,4}(?:举措|措施|主要内容|具体内容|工作内容|任务内容|具体要求|工作要求|具体任务|任务要求|内容|细化任务|任务分解|工作任务及要求|推进计划|落实措施|任务措施)(?:及要求|和要求|及目标)?$/,
  ],
  ['task', /^.{0,6}(?:任务|事项|项目|项目名称|任务名称|事项名称|工作名称|重点工作|主要工作|工作|名称)$/],
  ['category', /^(?:月份|月度|季度|周次|学期|阶段|时段|.{0,4}(?:类别|分类|类型|领域|板块|方面|大类)|一级.*|项目类别)$/],
  ['none', /^.{0,6}(?:目标|指标|成果|要求)(?:任务|要求)?$/],
];

/** What a head of more words than usual tells, 负责处室/年级 or 任务落实及措施细化; asked where no usual head fits. */
const LOOSE: readonly (readonly [ColumnRole, RegExp])[] = [
  ['partner', /配合|协办|协同|参与/],
  ['lead', /(?:牵头|主办).*(?:处|科|室|部门|单位|组)/],
  ['bear', /(?:负责|责任|承办|主管|落实).*(?:处|科|室|部门|单位|年级|组)/],
  ['deadline', /时限|期限|完成(?:时间|日期)/],
  ['measure', /措施|举措|细化|内容/],
];

function roleOf(words: string): ColumnRole {
  if (words.length > TABLE_LIMITS.head) return 'none';
  const usual = ROLES.find(([, pattern]) => pattern.test(words))?.[0];
  return usual ?? LOOSE.find(([, pattern]) => pattern.test(words))?.[0] ?? 'none';
}

const bareHead = (words: string) =>
  words
    .normalize('NFKC')
    .replace(/[\s:*]/g, '')
    .replace(/\([^()]*\)$/, '');

/** Roles of the cells of a row, or null where it is no head of a task table. */
export function readHead(text: string, cells: readonly Cell[]): readonly Column[] | null {
  const columns = cells.map((cell, at): Column => {
    const head = text.slice(cell.start, cell.end).replace(/\s+/g, '');
    const words = bareHead(head);
    return { role: roleOf(words), head, at };
  });
  const roles = new Set(columns.map(({ role }) => role).filter((role) => role !== 'none'));
  const works = roles.has('task') || roles.has('measure') || columns.some(({ head }) => /目标|要求|成果/.test(head));
  const says = ['lead', 'bear', 'partner', 'deadline', 'number', 'category'] as const;
  return works && roles.size >= TABLE_LIMITS.roles && says.some((role) => roles.has(role)) ? settle(columns) : null;
}

/** Whether every filled cell of a row is a head: the second row of a head in two rows. */
export function isSecondHead(text: string, cells: readonly Cell[]): boolean {
  const own = cells.filter((cell) => cell.start < cell.end && !cell.merged);
  const known = own.filter((cell) => {
    const words = bareHead(text.slice(cell.start, cell.end));
    return (
      words.length <= TABLE_LIMITS.secondHead && ROLES.some(([role, pattern]) => role !== 'none' && pattern.test(words))
    );
  });
  return own.length > 0 && known.length === own.length;
}

/** Decides between columns of like names: what stands left of the number is a category, what stands last is the measure. */
function settle(columns: readonly Column[]): readonly Column[] {
  const number = columns.find(({ role }) => role === 'number')?.at ?? -1;
  const works = columns.filter(({ role }) => role === 'task' || role === 'measure');
  const inner = works.filter(({ at }) => at > number || works.length === 1);
  const measure = inner.findLast(({ role }) => role === 'measure') ?? inner.at(-1);
  const aim = columns.find(({ role, head }) => role === 'none' && /目标|要求|成果/.test(head));
  const goal = inner.length <= 1 && aim && aim.at > (inner[0]?.at ?? -1) ? aim : undefined;
  const task = inner.find((column) => column !== measure && column.at < (measure?.at ?? 0) && column.role === 'task');
  const anyTask = task ?? inner.find((column) => column !== measure && column.at < (measure?.at ?? 0));
  const led = columns.some(({ role }) => role === 'lead');
  return columns.map((column): Column => {
    if (goal && column === measure) return { ...column, role: 'task' };
    if (column === measure || column === goal) return { ...column, role: 'measure' };
    if (column === anyTask) return { ...column, role: 'task' };
    if (works.includes(column))
      return { ...column, role: column.at < (anyTask?.at ?? measure?.at ?? 0) ? 'category' : 'none' };
    if (column.role === 'bear') return { ...column, role: led ? 'partner' : 'lead' };
    return column;
  });
}
