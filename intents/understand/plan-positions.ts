import { itemFromEnd, lastItem, lastPoint } from '../../index/plan/lookup.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { NUMERAL } from '../../index/text/numeral.ts';
import type { Reference } from '../query/slots.ts';
import { C, type Form, IN, ITEM, itemRef, PART, POINT, sectionRef, value } from './forms.ts';
import { WIDEST } from './limits.ts';

/** Where in a row of things one stands, by position: 打头, 正中间, 排第三, 倒数第二. */
const PLACE = `(?:正?中间|当中|居中|打头|开头|头一|为首|最前面|最末|最后|末尾|压轴|倒数第(${NUMERAL})|排第(${NUMERAL}))`;

/** An item, and a point of it, of which one at least is counted from an end. */
const FROM_END = [
  `(?:(倒数)?第(${NUMERAL})${ITEM}|(?:最后|最末|末尾?)(?:的|这|那)?(?:一|1)?${ITEM})`,
  `(?:(倒数)?第?(${NUMERAL})(?:${POINT}|个)|(?:最后|最末|末尾?)(?:的|这|那)?(?:一|1)?(?:${POINT}|个))`,
] as const;

/** Ways to name items by where they stand. */
export const POSITIONS: readonly Form[] = [
  // 最后一条的第三点 · 第6条倒数第二点 · 倒数第二条最后一点
  {
    pattern: new RegExp(`${FROM_END[0]}${IN}${FROM_END[1]}`, 'gu'),
    read: ([itemBack, nth, pointBack, point], plan) => {
      const item = nth === undefined ? itemFromEnd(plan, 1) : itemBack ? itemFromEnd(plan, value(nth)) : value(nth);
      const last = lastPoint(plan, item) ?? 0;
      return itemRef(item, point === undefined ? last : pointBack ? last - value(point) + 1 : value(point));
    },
  },
  // 第三部分打头的那一条 · (二)里面排第三的 · 第五部分正中间那条
  {
    pattern: new RegExp(
      `(?:第?\\((${C})\\)${PART}?|第(${NUMERAL})(?:个|大)?${PART})${IN}(${PLACE})(?:的|那|这|一|第)*(?:个|${ITEM})?`,
      'gu',
    ),
    read: ([a, b, place = '', back, nth], plan) => {
      const of = value(a ?? b);
      const count = lastItem(plan, of);
      return sectionRef(of, positioned(place, count, back, nth));
    },
  },
  // 最后两条 · 后三条 · 前两条 · 头三条
  {
    pattern: new RegExp(`(?:最后|最末|末尾|倒数)(?:的|这|那)?(${NUMERAL})${ITEM}`, 'gu'),
    read: ([a], plan) => (value(a) > 1 && value(a) <= WIDEST ? lastItems(plan, value(a)) : []),
  },
  {
    pattern: new RegExp(`(?:最前面?|开头|打头|头|前)(?:的|这|那)?(${NUMERAL})${ITEM}`, 'gu'),
    read: ([a], plan) => (value(a) > 1 && value(a) <= WIDEST ? firstItems(plan, value(a)) : []),
  },
  // 正中间那条 · 打头的一条, of the whole plan
  {
    pattern: new RegExp(
      `(?:整个|全篇|全文|要点|计划)?${IN}(正中间|中间(?=那|这)|打头|最前面)(?:的|那|这|一)*(?:个|${ITEM})`,
      'gu',
    ),
    read: ([place = ''], plan) =>
      itemRef(itemAt(plan, positioned(place, plan.items.length, undefined, undefined)), null),
  },
];

/** Which of so many things a position means, counted from 1. */
function positioned(place: string, count: number, back: string | undefined, nth: string | undefined): number {
  if (back !== undefined) return count - value(back) + 1;
  if (nth !== undefined) return value(nth);
  if (/中/.test(place)) return Math.ceil(count / 2);
  return /打头|开头|头一|为首|最前/.test(place) ? 1 : count;
}

function lastItems(plan: Plan, count: number): readonly Reference[] {
  return Array.from({ length: count }, (_, i) => itemFromEnd(plan, count - i)).flatMap((number) =>
    itemRef(number, null),
  );
}

function firstItems(plan: Plan, count: number): readonly Reference[] {
  return plan.items.slice(0, count).flatMap(({ number }) => itemRef(number, null));
}

function itemAt(plan: Plan, nth: number): number {
  return plan.items[nth - 1]?.number ?? 0;
}
