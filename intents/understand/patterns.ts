import {
  hasPath,
  itemFromEnd,
  itemInSection,
  itemsNumbered,
  lastItem,
  lastSection,
  printsDay,
} from '../../index/plan/lookup.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { NUMERAL } from '../../index/text/numeral.ts';
import type { Reference } from '../query/slots.ts';
import { C, type Form, IN, ITEM, itemRef, PART, POINT, pointRef, sectionRef, value } from './forms.ts';
import { WIDEST } from './limits.ts';
import { POSITIONS } from './plan-positions.ts';

/** All ways to write a number, the more telling first: what one has taken no later one sees. */
export const FORMS: readonly Form[] = [
  // 二(二)6 · 二、(二)6.1 · (二)6
  {
    pattern: new RegExp(
      `(?:${C}、?)?\\(${C}\\)、?(\\d{1,2})(?:[.、](\\d{1,2}|${C}(?![\\p{Script=Han}]))|[.、]?${IN}第(${NUMERAL})${POINT})?`,
      'gu',
    ),
    read: ([a, b, c]) => itemRef(value(a), b || c ? value(b ?? c) : null),
  },
  // 第三部分第一条第二点
  {
    pattern: new RegExp(
      `(?:第?\\((${C})\\)${PART}?|第(${NUMERAL})(?:个|大)?${PART})${IN}第(${NUMERAL})${ITEM}${IN}第?(${NUMERAL})${POINT}`,
      'gu',
    ),
    read: ([a, b, c, d], plan) => itemRef(itemOf(plan, value(a ?? b), value(c)), value(d)),
  },
  // (五)18.三
  {
    pattern: new RegExp(`(?:第?\\(${C}\\)、?)?(?<![\\d.])(\\d{1,2})[.、](${C})(?![、.\\p{Script=Han}])`, 'gu'),
    read: ([a, b]) => itemRef(value(a), value(b)),
  },
  ...POSITIONS,
  // 8、12、13条
  {
    pattern: new RegExp(
      `第?((?:\\d{1,3}|第${NUMERAL})(?:(?:、|,|和|及|跟|与)第?(?:\\d{1,3}|(?<=第)${NUMERAL}))+)(?:这?(?:几|三|两)?${ITEM})`,
      'gu',
    ),
    read: ([list = '']) => list.split(/[、,和及跟与]/).flatMap((one) => itemRef(value(one.replace('第', '')), null)),
  },
  {
    pattern: new RegExp(`(?<![a-z])no\\.?\\s?(\\d{1,2})\\s?(?:的)?第?(${NUMERAL})${POINT}`, 'gu'),
    read: ([a, b]) => itemRef(value(a), value(b)),
  },
  // (三)里面第二条 · 第三部分第二项
  {
    pattern: new RegExp(
      `(?:第?\\((${C})\\)${PART}?|第(${NUMERAL})${PART})${IN}(?:第(${NUMERAL})|(最后一))(?:${ITEM}|点|个)`,
      'gu',
    ),
    read: ([a, b, c, last], plan) => sectionRef(value(a ?? b), last ? lastItem(plan, value(a ?? b)) : value(c)),
  },
  // 1.1到1.3
  {
    pattern: /(\d{1,2})\.(\d{1,2})\s?(?:到|至|~|-)\s?(?:(\d{1,2})\.)?(\d{1,2})/gu,
    read: ([a, b, c, d]) => points(value(a), value(b), value(c ?? a), value(d)),
  },
  // 第3到5条
  {
    pattern: new RegExp(`第?(${NUMERAL})${ITEM}?(?:到|至|~|-)第?(${NUMERAL})${ITEM}`, 'gu'),
    read: ([a, b]) => range(value(a), value(b)),
  },
  {
    pattern: new RegExp(
      `第?(${NUMERAL})${ITEM}${IN}第(${NUMERAL})${POINT}?(?:、|和|及|跟)第?(${NUMERAL})${POINT}`,
      'gu',
    ),
    read: ([a, b, c]) => [...itemRef(value(a), value(b)), ...itemRef(value(a), value(c))],
  },
  // 第6条第二点 · 五项三 · 第5条第十一是 · 6条(二)
  {
    pattern: new RegExp(
      `第?(${NUMERAL})${ITEM}(?:工作|任务|举措)?${IN}(?:第(${NUMERAL})(?:${POINT}|${ITEM}|个)?|(${NUMERAL})${POINT}|第?\\((${NUMERAL})\\)${POINT}?|之(${NUMERAL}))`,
      'gu',
    ),
    read: ([a, b, c, d, e]) => itemRef(value(a), value(b ?? c ?? d ?? e)),
  },
  // ⑯第④点
  { pattern: new RegExp(`^(\\d{1,2})第(${NUMERAL})${POINT}`, 'gu'), read: ([a, b]) => itemRef(value(a), value(b)) },
  // 六(二) · 6(2); 二(二) where chapter and section of that number exist
  { pattern: new RegExp(`(?<![\\d.])第?(${NUMERAL})、?\\((${NUMERAL})\\)`, 'gu'), read: readPath },
  // 6.2 · 6-2
  { pattern: /(?<![\d.+a-z])(\d{1,2})\s?[.·。\-—_]\s?(\d{1,2})(?![\d.]|月|日|号|%)/gu, read: readDecimal },
  // 六点二 · 6点2, alone
  {
    pattern: new RegExp(`^第?(${NUMERAL})点(${NUMERAL})[?!。]*$`, 'gu'),
    read: ([a, b]) => itemRef(value(a), value(b)),
  },
  // 第3、5条
  {
    pattern: new RegExp(`第(${NUMERAL})(?:、|和|及|跟|与|,)(?=第?${NUMERAL}${ITEM})`, 'gu'),
    read: ([a]) => itemRef(value(a), null),
  },
  { pattern: /(?<![a-z])no\.?\s?(\d{1,2})(?![\d.])/gu, read: ([a]) => itemRef(value(a), null) },
  {
    pattern: new RegExp(`倒数第(${NUMERAL})${ITEM}`, 'gu'),
    read: ([a], plan) => itemRef(itemFromEnd(plan, value(a)), null),
  },
  {
    pattern: new RegExp(`(?:最后|最末|末)(?:一|1)?${ITEM}`, 'gu'),
    read: (_, plan) => itemRef(itemFromEnd(plan, 1), null),
  },
  {
    pattern: new RegExp(`(?:最后|末)(?:一|1)?(?:个|大)?${PART}`, 'gu'),
    read: (_, plan) => sectionRef(lastSection(plan), null),
  },
  { pattern: new RegExp(`(?:头一|首)${ITEM}`, 'gu'), read: () => itemRef(1, null) },
  { pattern: new RegExp(`第(${NUMERAL})(?:个)?${ITEM}`, 'gu'), read: ([a]) => itemRef(value(a), null) },
  {
    pattern: new RegExp(
      `(?<![\\d.+月段整张多几共有列哪那这每某头末同另下上前后再部所是一二三四五六七八九十])(\\d{1,2}|[十一二三四五六七八九]{1,3})${ITEM}(?!措施|任务|举措|工作|要点|的?标题)(?=$|[,。?!\\s]|原文|讲|说|是|的|内容|谁|怎|里|写|全文|什么|和|跟|与|、|都|有|分|共|一共|发|给)`,
      'gu',
    ),
    read: ([a]) => itemRef(value(a), null),
  },
  { pattern: new RegExp(`第\\((${C})\\)${PART}`, 'gu'), read: ([a]) => sectionRef(value(a), null) },
  { pattern: new RegExp(`第(${NUMERAL})(?:个|大)?${PART}`, 'gu'), read: ([a]) => sectionRef(value(a), null) },
  { pattern: new RegExp(`(?<![\\u4e00-\\u9fff\\d])\\((${C})\\)`, 'gu'), read: ([a]) => sectionRef(value(a), null) },
  { pattern: new RegExp(`(?<=那|看|讲|说|问|^)\\((${C})\\)`, 'gu'), read: ([a]) => sectionRef(value(a), null) },
  {
    pattern: new RegExp(`最后(?:面|的)?(?:一|那|这)*(?:${POINT}|个)`, 'gu'),
    read: () => pointRef(1, true),
  },
  { pattern: new RegExp(`倒数第?(${NUMERAL})(?:${POINT}|个)`, 'gu'), read: ([a]) => pointRef(value(a), true) },
  // 里头排第三的
  {
    pattern: new RegExp(`(?:^|里面?|里头|其中|当中)的?排(?:在)?第(${NUMERAL})(?:位|个|${POINT}|${ITEM})?`, 'gu'),
    read: ([a]) => pointRef(value(a)),
  },
  {
    pattern: new RegExp(`^(?:那|那么|再看|看)*第(${NUMERAL})个`, 'gu'),
    read: ([a]) => pointRef(value(a)),
  },
  { pattern: new RegExp(`第(${NUMERAL})(?:个)?${POINT}`, 'gu'), read: ([a]) => pointRef(value(a)) },
  {
    pattern: new RegExp(`^(?:第|no\\.?\\s?)?(${NUMERAL})[?!。]*$`, 'gu'),
    read: ([a]) => (value(a) < 100 ? itemRef(value(a), null) : []),
  },
];

/** Number of the nth item of a section; the section's own number where it has no such item. */
function itemOf(plan: Plan, section: number, nth: number): number {
  return itemInSection(plan, section, nth) ?? nth;
}

function range(from: number, to: number): readonly Reference[] {
  if (from >= to || to - from >= WIDEST) return [];
  return Array.from({ length: to - from + 1 }, (_, i) => ({ kind: 'item' as const, item: from + i, point: null }));
}

function points(from: number, first: number, to: number, last: number): readonly Reference[] {
  if (from !== to || first >= last || last - first >= WIDEST) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => ({ kind: 'item' as const, item: from, point: first + i }));
}

function readPath([a, b]: readonly string[], plan: Plan): readonly Reference[] {
  if (hasPath(plan, value(a), value(b)) && !/^\d/.test(b ?? '')) return sectionRef(value(b), null);
  return itemRef(value(a), value(b));
}

/** 6.2 is a point; 4.26 is a date when item 4 has no 26th point, and so is any number that no point of the genre reaches. */
function readDecimal([a, b]: readonly string[], plan: Plan): readonly Reference[] {
  const [whole, part] = [value(a), value(b)];
  const home = itemsNumbered(plan, whole)[0];
  const exists = home?.measures.some((id) => id === `${home.id}.${part}`) ?? false;
  if (exists) return itemRef(whole, part);
  const date = whole >= 1 && whole <= 12 && part >= 1 && part <= 31;
  return date && (part > 12 || printsDay(plan, whole, part)) ? [] : itemRef(whole, part);
}
