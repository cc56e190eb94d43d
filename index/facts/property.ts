import type { Passage } from '../plan/passage.ts';
import type { Plan, Span } from '../plan/plan.ts';
import type { Facts } from './facts.ts';

/** Something that a measure has or lacks, and where it stands in it; a property without words has no spans. */
export interface Holding {
  readonly unit: string;
  readonly spans: readonly Span[];
}

/** A property that measures may be listed and counted by. */
export interface Property {
  /** As a reply calls it. */
  readonly name: string;
  /** How it is asked for. */
  readonly asked: RegExp;
  /** Questions that are not about it. */
  readonly unless?: RegExp;
  /** The words of the plan that show it; what its facts tell is read by `fact`. */
  readonly words?: RegExp;
  readonly fact?: (facts: Facts) => readonly (Span & { readonly unit: string })[];
  /** Measures that lack what words and facts show. */
  readonly lacks?: boolean;
  /** Items that are their own and only measure. */
  readonly whole?: boolean;
}

const DEADLINE = /\d{4}年(?:底|末|\d{1,2}月)|年底|年末|\d{1,2}月(?:底|末|中旬|上旬|下旬|\d{1,2}日)?前|月底/;

/** All properties; the more telling first. */
const PROPERTIES: readonly Property[] = [
  {
    name: '没有写明时间',
    asked:
      /(?:没有?|未|不)(?:写|写明|标|带|定|规定|明确|给)(?:明|清楚)?(?:完成|具体|明确)?的?(?:时间|时限|期限|日期)|没有?(?:时间|时限|期限)/,
    fact: deadlines,
    lacks: true,
  },
  {
    name: '写明完成时间',
    asked:
      /(?:有|写|写明|写了|标|标了|带|明确|限定)[^,。?]{0,6}(?:时限|期限|完成时间|截止|完成日期|时间要求)|限期完成|有时限/,
    fact: deadlines,
  },
  { name: '试点', asked: /试点|先行先试/, words: /试点/gu },
  {
    name: '跨部门',
    asked: /跨部门|多部门|部门联动|部门协作|几个部门(?:一起|联合|共同)|要?(?:和|跟|与)(?:别的|其他|其它|兄弟)部门/,
    words:
      /跨部门|多部门|部门(?:合作|协同|协调|联动|配合|联合|协作)|会同[^,。;]{2,12}部门|部门协调联动|联席会议|联合(?:执法|惩戒|处置|行动)|协作机制/gu,
  },
  {
    name: '跨区域合作',
    asked: /跨区域|跨地区|外省市?|外地|外区|省际|区域合作|兄弟(?:城市|地区)/,
    unless: /外地(?:人|企业|网店|户)/,
    words:
      /跨区域|长三角[^,。;]{0,10}(?:合作|协作)|与[^,。;]{2,24}(?:合作|交流|签订)|区域[^,。;]{0,8}合作|[\u4e00-\u9fff]{2,6}(?:合作交流|学习交流)|互派/gu,
  },
  {
    name: '首个、首家',
    asked: /首个|首家|首创|首批|首次|第一(?:个|家)(?=的|有|都|吗|$|[,，?？])/,
    words: /首(?:家|个|批|次|创)/gu,
  },
  { name: '书名号', asked: /书名号|《》/, fact: (facts) => facts.documents.filter((d) => d.titled === true) },
  {
    name: '宣传日',
    asked: /(?:宣传|纪念|主题)(?:日|月|周)|哪些[^,。]{0,4}日$/,
    fact: (facts) => facts.times.filter((t) => t.name !== null),
  },
  { name: '长效', asked: /长效/, words: /长效[^,。;、“”]{0,4}/gu },
  { name: '联席会议', asked: /联席会议[^,。]{0,4}几个|几个[^,。]{0,4}联席会议/, words: /联席会议/gu },
  { name: '“回头看”', asked: /回头看/, words: /回头看/gu },
  {
    name: '数字化手段',
    asked: /(?:数字化|信息化|智能化|智慧|科技|技术)(?:的)?(?:手段|方式|办法|方法)/,
    words:
      /二维码|电子监管|大数据|信息化|智能化?|智慧|app|二维码|远程监控|电子监管|互联网\+|在线(?:监测|调解)|智能协作平台|信息管理系统|动态监管平台|数据(?:共享|整合|联动)/gu,
  },
  {
    name: '不分点',
    asked: /(?:没有?|不)(?:再)?分[“"]?(?:点|小点|几点|一是|一、)|没有?(?:小点|分点)|只有一(?:段|点)/,
    whole: true,
  },
];

function deadlines(facts: Facts): readonly (Span & { readonly unit: string })[] {
  return facts.times.filter((time) => DEADLINE.test(time.text) || (time.month !== null && time.name === null));
}

/** The properties that a folded question asks for. */
export function propertiesAsked(text: string): readonly Property[] {
  const found = PROPERTIES.filter(({ asked, unless }) => asked.test(text) && !(unless?.test(text) ?? false));
  return found.slice(0, 1);
}

/** Names of all properties. */
export function propertyNames(): readonly string[] {
  return PROPERTIES.map(({ name }) => name);
}

/** The property of a name; undefined where there is none. */
export function propertyOf(name: string): Property | undefined {
  return PROPERTIES.find((property) => property.name === name);
}

/** The property of a name. Throws where there is none. */
export function propertyNamed(name: string): Property {
  const found = propertyOf(name);
  if (!found) throw new Error(`No property is called ${name}.`);
  return found;
}

/** The measures that have a property, in printed order, complete. */
export function holdings(
  property: Property,
  plan: Plan,
  passages: readonly Passage[],
  facts: Facts,
): readonly Holding[] {
  const measures = new Set(plan.measures.map((m) => m.id));
  const own = passages.filter((p) => measures.has(p.unit));
  const told = new Map<string, Span[]>();
  for (const fact of property.fact?.(facts) ?? []) told.set(fact.unit, [...(told.get(fact.unit) ?? []), fact]);
  const held = own.flatMap((passage): Holding[] => {
    const spans = [...worded(property, passage), ...(told.get(passage.unit) ?? [])];
    return spans.length === 0 ? [] : [{ unit: passage.unit, spans }];
  });
  if (property.whole === true)
    return plan.items.filter((item) => item.measures.includes(item.id)).map((item) => ({ unit: item.id, spans: [] }));
  if (property.lacks !== true) return held;
  const having = new Set(held.map(({ unit }) => unit));
  const dated = new Set(plan.measures.filter((m) => (m.duty?.deadline ?? null) !== null).map((m) => m.id));
  return own.filter(({ unit }) => !having.has(unit) && !dated.has(unit)).map(({ unit }) => ({ unit, spans: [] }));
}

function worded({ words }: Property, passage: Passage): readonly Span[] {
  if (words === undefined) return [];
  return [...passage.folded.text.matchAll(words)].map(({ index, 0: said }) => ({
    start: passage.start + (passage.folded.at[index] ?? 0),
    end: passage.start + (passage.folded.at[index + said.length] ?? passage.text.length),
  }));
}
