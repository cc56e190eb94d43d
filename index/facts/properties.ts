import type { Plan, Span } from '../plan/plan.ts';
import type { Facts } from './facts.ts';

/** Something that the facts or the plan itself tell of a unit. */
type Told = Span & { readonly unit: string };

/** A property that measures may be listed and counted by. */
export interface Property {
  /** As it is told that it was not used, and as the note of a row. */
  readonly name: string;
  /** As a reply says that a measure has it: 写到“试点”. */
  readonly told: string;
  /** How it is asked for. */
  readonly asked: RegExp;
  /** Questions that are not about it. */
  readonly unless?: RegExp;
  /** The words of the plan that show it; what its facts tell is read by `fact`. */
  readonly words?: RegExp;
  readonly fact?: (facts: Facts, plan: Plan) => readonly Told[];
  /** Measures that lack what words and facts show. */
  readonly lacks?: boolean;
  /** Items that are their own and only measure. */
  readonly whole?: boolean;
}

const DEADLINE = /\d{4}年(?:底|末|\d{1,2}月)|年底|年末|\d{1,2}月(?:底|末|中旬|上旬|下旬|\d{1,2}日)?前|月底/;
/** What a time by which something is to be done is called, and how it is said that one is given. */
const LIMIT = '时限|期限|完成时间|截止(?:时间|日期)?|完成日期|时间要求|时间表|deadline';
const GIVEN = '(?:写|标|带|定|规定|明确|给|列|设|限|交代|注)';
const WHEN = '(?:什么时候|何时|啥时候|几时|哪天)';
const NO_TIME = new RegExp(
  [
    `(?:没有?|未|不|无|缺)(?:有)?${GIVEN}?(?:明|清楚?|出|上|到|了)?(?:完成|具体|明确)?(?:的)?(?:${LIMIT}|时间|日期)`,
    `(?:没有?|未)(?:说|讲|提|要求|${GIVEN})(?:明|清楚?)?${WHEN}(?:要|得|该)?(?:做完?|完成|完|办结?|搞|弄)?`,
    `(?:${LIMIT}|时间|日期)(?:都)?(?:没有?|未)(?:说|${GIVEN})(?:明|清楚?)?`,
  ].join('|'),
);
const HAS_TIME = new RegExp(
  [
    `(?:有|带|附|标|注)[^,。?哪什]{0,4}(?:${LIMIT})`,
    `${GIVEN}(?:明|有|了|出|上|清楚?)[^,。?哪什]{0,4}(?:${LIMIT}|时间|日期)`,
    `(?:限定|明确|规定|限期)[^,。?哪什]{0,3}(?:${LIMIT}|完成)|卡(?:了|着)?时间`,
    `(?:规定|要求|写|说|讲)(?:了|明|清楚)*${WHEN}(?:要|得|该)?(?:做完?|完成|完|办结?|搞|弄)`,
  ].join('|'),
);

/** All properties; the more telling first. */
const PROPERTIES: readonly Property[] = [
  { name: '没有写明时间', told: '没有写明时间', asked: NO_TIME, fact: deadlines, lacks: true },
  { name: '写明完成时间', told: '写明完成时间', asked: HAS_TIME, fact: deadlines },
  { name: '试点', told: '写到“试点”', asked: /试点|先行先试|试验田/, words: /试点/gu },
  {
    name: '跨部门',
    told: '写到跨部门',
    asked: new RegExp(
      [
        '跨部门|多部门|部门联动|部门(?:之间)?(?:的)?(?:协作|协同|配合|联合|合作)|(?:几|多|各|两)个部门(?:一起|一块|一道|联合|共同|合起来)',
        '要?(?:和|跟|与|同)(?:别的|其他|其它|兄弟|外面的?)(?:部门|单位|委办局)|不止(?:我们)?一个部门',
      ].join('|'),
      '',
    ),
    words:
      /跨部门|多部门|部门(?:合作|协同|协调|联动|配合|联合|协作)|会同[^,。;]{2,12}部门|部门协调联动|联席会议|联合(?:执法|惩戒|处置|行动)|协作机制/gu,
  },
  {
    name: '跨区域合作',
    told: '写到跨区域合作',
    asked: /跨区域|跨地区|外省市?|外地|外区|省际|区域合作|兄弟(?:城市|地区)/,
    unless: /外地(?:人|企业|网店|户)/,
    words:
      /跨区域|长三角[^,。;]{0,10}(?:合作|协作)|与[^,。;]{2,24}(?:合作|交流|签订)|区域[^,。;]{0,8}合作|[\u4e00-\u9fff]{2,6}(?:合作交流|学习交流)|互派/gu,
  },
  {
    name: '首个、首家',
    told: '写到首个、首家',
    asked: /首个|首家|首创|首批|首次|头一(?:个|家|次|回)(?!字)|第一(?:个|家|次)(?=的|有|都|吗|$|[,，?？])/,
    words: /首(?:家|个|批|次|创)/gu,
  },
  {
    name: '书名号',
    told: '写到书名号里的文件',
    asked: /书名号|《》|尖括号/,
    fact: ({ documents }) => documents.filter((d) => d.titled === true),
  },
  {
    name: '宣传日',
    told: '写到宣传日',
    asked: /(?:宣传|纪念|主题)(?:日|月|周)|(?:纪念|节|活动)日(?!期)|哪些[^,。]{0,4}日$|什么什么日|某某日|叫.{0,2}日的/,
    fact: ({ times }) => times.filter((t) => t.name !== null),
  },
  { name: '长效', told: '写到“长效”', asked: /长效|常态长效/, words: /长效[^,。;、“”]{0,4}/gu },
  {
    name: '联席会议',
    told: '写到“联席会议”',
    asked: /联席会议[^,。]{0,4}几个|几个[^,。]{0,4}联席会议/,
    words: /联席会议/gu,
  },
  { name: '“回头看”', told: '写到“回头看”', asked: /回头看/, words: /回头看/gu },
  {
    name: '数字化手段',
    told: '写到数字化手段',
    asked:
      /(?:数字化|信息化|智能化|智慧化?|科技|技术|高科技|互联网)(?:监管|管理)?(?:的)?(?:手段|方式|办法|方法|工具|监管方式)|(?:靠|用|借助)(?:信息|数字|智能)(?:技术|系统|化)/,
    words:
      /二维码|电子监管|大数据|信息化|智能化?|智慧|app|远程监控|互联网\+|在线(?:监测|调解)|智能协作平台|信息管理系统|动态监管平台|数据(?:共享|整合|联动)|手持终端/gu,
  },
  {
    name: '具体数量',
    told: '写明具体数量',
    asked: new RegExp(
      [
        '(?:具体|明确|确切|准确|实打实)(?:的)?(?:台数|家数|个数|数量|数目)|(?:写|带|有|给|明确|标)(?:了|明|有|出)?(?:了)?(?:台数|家数|个数|数量|数目)',
        '多少台多少家|多少家多少|量化(?:了)?的(?=措施|任务|工作|条|有|是)',
      ].join('|'),
      '',
    ),
    fact: ({ figures }) =>
      figures.filter(
        ({ digits, measureWord, role }) =>
          /\d/.test(digits) && !/[%％届级期]/.test(measureWord) && !/名称|名次/.test(role),
      ),
  },
  {
    name: '比率',
    told: '写到比率',
    asked: /百分比|百分数|百分之几|比率|比例数|(?:写|带|有|提)(?:了|到|着)?(?:“?率”?字?|比例)(?=的)|多少率/,
    words: /\d+(?:\.\d+)?[%％]|(?<!效)[\u4e00-\u9fff]{2}(?<!效)率(?!先)|百分之[一二三四五六七八九十百]+/gu,
  },
  {
    name: '字母',
    told: '写到英文字母',
    asked: /英文(?:字母|缩写|单词)?|外文|拉丁字母|带字母|字母缩写/,
    words: /[a-z][a-z\\]*/gu,
  },
  {
    name: '不分点',
    told: '不分点',
    asked: new RegExp(
      [
        '(?:没有?|不|未|无)(?:再|往下|细|去)?(?:细)?分(?:成|出)?(?:“|")?(?:点|小点|几点|条目|小项|一是[、“”"]*(?:二是)?|一、|段|层)',
        '没有?(?:列|写)?(?:小点|分点|“?一是|一二三)|只有一(?:段|点|整段)|(?:整|就)(?:个)?一?(?:段|大段)(?:话|的|到底|写完)|一段到底',
        '不(?:带|列|分)[“"]?(?:小点|分点|一是|第一)(?:[、”"]?[“"]?二是)?',
      ].join('|'),
      '',
    ),
    whole: true,
  },
];

function deadlines(facts: Facts, plan: Plan): readonly Told[] {
  const printed = facts.times.filter((time) => DEADLINE.test(time.text) || (time.month !== null && time.name === null));
  const beside = plan.measures.flatMap(({ id, duty }) =>
    (duty?.deadline ?? null) === null ? [] : [{ unit: id, start: -1, end: -1 }],
  );
  return [...printed, ...beside];
}

/** The properties that a folded question asks for; of two that its same words ask for the first. */
export function propertiesAsked(text: string): readonly Property[] {
  let rest = text;
  return PROPERTIES.filter(({ asked, unless }) => {
    if (!asked.test(rest) || (unless?.test(rest) ?? false)) return false;
    rest = rest.replace(new RegExp(asked, 'gu'), ' ');
    return true;
  });
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
