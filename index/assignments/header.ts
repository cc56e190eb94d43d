/** What a column of a responsibility table says, in the order of the template. */
export const FIELDS = ['number', 'excerpt', 'owner', 'partner', 'person', 'deadline', 'basis'] as const;
export type Field = (typeof FIELDS)[number];

/** The head of each column in the template. */
export const HEADS: Readonly<Record<Field, string>> = {
  number: '编号',
  excerpt: '举措摘录',
  owner: '牵头科室',
  partner: '配合科室',
  person: '责任人',
  deadline: '完成时限',
  basis: '依据',
};

/** A head as read: the column of each field that it has, and the words printed above it. */
export interface Header {
  readonly columns: ReadonlyMap<Field, number>;
  readonly heads: readonly string[];
  readonly missing: readonly Field[];
  /** Columns that no field takes and that are no mere remark or number. */
  readonly unread: readonly number[];
}

const BODY = '(?:科室|科所|部门|单位|处室|股室|机构|科|处|股)';
/** How a column may be headed, the more telling first: the first one that is there is taken. */
const NAMES: readonly (readonly [Field, RegExp])[] = [
  ['number', /^(?:举措|任务|要点|条目|工作|事项)?编号$|^条号$/],
  ['number', /^(?:序号|号|no\.?)$/i],
  ['excerpt', /摘录$/],
  ['excerpt', /^(?:具体|主要|重点|工作|任务|要点)*(?:举措|措施|内容|要求|原文)$/],
  ['excerpt', /^(?:具体|主要|重点|工作)*(?:任务|工作|事项|项目)(?:名称)?$/],
  ['owner', new RegExp(`^.{0,4}(?:牵头|主办|主责)(?:责任)?${BODY}?$`)],
  ['owner', new RegExp(`^.{0,4}(?:责任|承办|负责|落实|实施|主管)${BODY}$`)],
  ['partner', new RegExp(`^.{0,4}(?:配合|协办|协助|协同|参与|参加)(?:责任)?${BODY}?$`)],
  ['person', /^.{0,4}(?:责任人|负责人)(?:员|姓名)?$/],
  ['person', /^(?:经办|承办|联系)人(?:员|姓名)?$|^(?:分管|责任|牵头|包干)领导$/],
  ['deadline', /(?:时限|期限)(?:要求|安排)?$/],
  ['deadline', /^(?:完成|办结|时间|进度|工作)?(?:时间|日期|节点|进度|安排|要求)+$/],
  ['basis', /^.{0,4}(?:依据|出处|来源)(?:文件)?$/],
];
const REMARK = /^(?:备注|说明|序号|号|类别|.*(?:摘录|举措|措施|内容|任务|事项))?$/;
/** A row is a head where it names so many fields. */
const LEAST = 3;
/** Longest head of a column. */
const LONGEST = 12;

/** Reads a row as the head of a responsibility table; null where it is none. */
export function readHeader(cells: readonly string[]): Header | null {
  const heads = cells.map((cell) => cell.replace(/\s+/g, ''));
  const bare = heads.map((head) => head.normalize('NFKC').replace(/[:*]|\([^()]*\)$/g, ''));
  const columns = new Map<Field, number>();
  for (const [field, pattern] of NAMES) {
    const at = bare.findIndex((head, i) => head.length <= LONGEST && pattern.test(head) && !taken(columns, i));
    if (at >= 0 && !columns.has(field)) columns.set(field, at);
  }
  if (columns.size < LEAST) return null;
  const unread = bare.flatMap((head, i) => (taken(columns, i) || REMARK.test(head) ? [] : [i]));
  return { columns, heads, missing: FIELDS.filter((field) => !columns.has(field)), unread };
}

const taken = (columns: ReadonlyMap<Field, number>, at: number) => [...columns.values()].includes(at);
