import type { Term, Topic } from '../index/search/query.ts';
import type { Query } from './query/query.ts';
import type { DocumentSlot, Reference, Scope, Slots } from './query/slots.ts';

/** How acts are called. */
const ACTS: Readonly<Record<Query['act'], string>> = {
  show: '看原文',
  find: '找内容',
  list: '列清单',
  value: '问数字',
  who: '问谁负责',
  duties: '问某单位的任务',
  with: '问和谁一起',
  when: '问时间',
  where: '问地点',
  documents: '问文件',
  define: '问名词',
  locate: '问出处',
  overview: '看全貌',
  help: '求助',
  decline: '不答的',
  order: '推送的指令',
  compare: '比两年',
  unclear: '没看懂',
};

/** How slots are called that only some acts have. */
const NAMES: Readonly<Record<string, string>> = {
  item: '条目',
  sections: '部分',
  front: '前文',
  missing: '没有的',
  units: '指定的',
  every: '要全部',
  whether: '问有没有',
  joined: '并列的',
  word: '列的词',
  words: '写到的词',
  all: '都要写到',
  forms: '按这些词列',
  wanted: '要的',
  numbers: '反查的数',
  counted: '数的是',
  role: '角色',
  relation: '关系',
  each: '要逐个',
  span: '时段',
  due: '也查表里的时限',
  kind: '种类',
  named: '名词',
  entries: '名词表里的',
  sentence: '句子',
  what: '没有的',
  text: '还要看的',
  verb: '指令',
  details: '指令内容',
  shown: '刚才的',
  before: '旧的',
  after: '新的',
  earlier: '旧的里找',
};

/** How the values of such slots are called. */
const VALUES: Readonly<Record<string, string>> = {
  ...{ all: '全部', number: '这个数是什么', count: '数量', calendar: '全部时间' },
  ...{ scope: '范围里的', matter: '这件事的', unknown: '要点没有的地名', 'of matter': '这件事的地点' },
  ...{ working: '合作配合', rule: '依据', meeting: '联席会议', model: '学习借鉴', owner: '负责', partner: '配合' },
};

/** Slots that others tell already. */
const UNTOLD: readonly string[] = ['chosen', 'today'];

/** The slots that every query has, each as it is printed. */
const SLOTS: Readonly<{ [Slot in keyof Slots]: readonly [string, (value: Slots[Slot]) => string] }> = {
  of: ['内容', ({ terms }) => terms.map(termText).join('；')],
  scope: ['范围', scopeText],
  where: ['条件', ({ properties, except }) => joined([...properties, except === null ? '' : `除去${except.said}`])],
  times: ['时间', (times) => joined(times.map(({ said }) => said))],
  place: ['地点', joined],
  body: ['单位', (body) => body ?? ''],
  document: ['文件', (slot) => (slot === null ? '' : documentText(slot))],
  claim: ['断言', joined],
  aside: ['放在一边', (aside) => aside.join(' / ')],
  note: ['接上文', (note) => note ?? ''],
  quoted: ['引号里', joined],
};

/** A query in lines: what is asked, then each slot that is filled. */
export function explainLines(query: Query): readonly string[] {
  const { act, intent, ...rest } = query;
  const named = Object.entries(SLOTS).flatMap(([slot, [name]]) => {
    const text = slotText(query, slot as keyof Slots);
    return text === '' ? [] : [`  ${name}：${text}`];
  });
  const own = Object.entries(rest).flatMap(([slot, value]) => {
    const text = slot in SLOTS || UNTOLD.includes(slot) ? '' : valueText(value);
    return text === '' ? [] : [`  ${NAMES[slot] ?? slot}：${text}`];
  });
  return [`问的是：${ACTS[act]}（${intent}）`, ...named, ...own];
}

function slotText<Slot extends keyof Slots>(query: Slots, slot: Slot): string {
  return SLOTS[slot][1](query[slot]);
}

function joined(words: readonly string[]): string {
  return words.filter((word) => word !== '').join('、');
}

function termText({ said, by, forms }: Term): string {
  if (by === 'nothing') return `${said} → 要点没有`;
  return by === 'itself' && forms.length === 1 ? said : `${said} → ${forms.join('、')}`;
}

function scopeText({ selectors, units }: Scope): string {
  const said = joined(selectors.map(({ reference }) => referenceText(reference)));
  const inside = units.length > 0 ? joined(units) : '';
  return said !== '' && inside !== '' ? `${said} → ${inside}` : `${said}${inside}`;
}

function referenceText(reference: Reference): string {
  switch (reference.kind) {
    case 'item':
      return reference.point === null ? `第${reference.item}条` : `${reference.item}.${reference.point}`;
    case 'section':
      return `第${reference.section}部分${reference.nth === null ? '' : `第${reference.nth}条`}`;
    case 'unit':
      return reference.said;
    case 'point':
      return `第${reference.point}点`;
  }
}

function documentText({ said, called, unknown, start, inside, titled, level }: DocumentSlot): string {
  return joined([
    said,
    ...called,
    unknown ?? '',
    start === '' ? '' : `以“${start}”开头`,
    inside === '' ? '' : `含“${inside}”`,
    titled ? '带书名号' : '',
    level ?? '',
  ]);
}

/** A slot of one act; empty where it is not filled. */
function valueText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === null || value === false || value === '') return '';
  if (value === true) return '是';
  if (typeof value === 'string') return VALUES[value] ?? value;
  if (Array.isArray(value)) return joined(value.map(valueText));
  if (isTopic(value)) return value.terms.map(termText).join('；');
  return joined(Object.values(value ?? {}).map((one) => (typeof one === 'string' ? one : '')));
}

function isTopic(value: unknown): value is Topic {
  return typeof value === 'object' && value !== null && 'terms' in value;
}
