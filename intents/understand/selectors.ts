import { sectionNumber } from '../../index/plan/lookup.ts';
import { type Item, type Plan, type Section, workSections } from '../../index/plan/plan.ts';
import { NUMERAL } from '../../index/text/numeral.ts';
import type { Reference } from '../query/slots.ts';
import { C, IN, ITEM, PART, POINT, value } from './forms.ts';
import { WIDEST } from './limits.ts';

const AND = '(?:、|,|和|及|以及|跟|与)';
const TO = '(?:到|至|~|-|—)';
const BACK = '(?:最后面?|末尾|最末|末|倒数|后面?)';
const FRONT = '(?:最前面|前面?|打头|开头|头)';
const MIDDLE = '(?:正?中间|当中|居中)';
const N = NUMERAL;

/** Which of a row of things are meant, by what they are called: 倒数第二, 前三, 第3到第5, 第1、3. */
function ordinal(called: string): string {
  return `(?:${[
    `倒数第?${N}`,
    `${BACK}(?:的|这|那)*${N}`,
    `${FRONT}(?:的|这|那)*${N}`,
    `第${N}(?:个|大)*${called}?${TO}第?${N}`,
    `第${N}(?:(?:个|大)*${called}?${AND}第?${N})*`,
    `(?:最后|最末|末尾|末|压轴|打头|开头|最前面|为首|首|头)(?:的|那|这)*(?:一)?`,
    `${MIDDLE}(?:的|那|这)*(?:一)?`,
    ...(called === PART ? ['(?:每(?:一)?|各)(?=个?大?(?:部分|板块|章))'] : []),
  ].join('|')})(?:个|大|的|那|这)*`;
}

/** The places, from 1, that an ordinal means in a row of so many; null where one of them is not there. */
function placesOf(said: string, count: number): readonly number[] | null {
  const numbers = (said.match(new RegExp(N, 'gu')) ?? []).map(value);
  const [first = 1, second = 0] = numbers;
  const from = (start: number, length: number) => Array.from({ length }, (_, i) => start + i);
  const places = /^[每各]/.test(said)
    ? from(1, count)
    : /^倒数第/.test(said)
      ? [count - first + 1]
      : new RegExp(`^${BACK}|^压轴`, 'u').test(said)
        ? from(count - first + 1, first)
        : new RegExp(`^${FRONT}|^为首|^首`, 'u').test(said)
          ? from(1, first)
          : new RegExp(`^${MIDDLE}`, 'u').test(said)
            ? [Math.ceil(count / 2)]
            : new RegExp(TO, 'u').test(said)
              ? from(first, Math.max(0, second - first + 1))
              : numbers;
  const isThere = places.length > 0 && places.length <= WIDEST && places.every((place) => place > 0 && place <= count);
  return isThere ? places : null;
}

function pick<One>(said: string, all: readonly One[]): readonly One[] | null {
  return placesOf(said, all.length)?.flatMap((place) => all[place - 1] ?? []) ?? null;
}

const PARTS = `(?:第?\\((?<label>${C})\\)(?:${PART})?|(?<parts>${ordinal(PART)})${PART})`;
const ITEMS = `(?<items>${ordinal(ITEM)})${ITEM}`;
const POINTS = `(?<points>${ordinal(POINT)})${POINT}`;
/** Paths of ordinals; a single number alone is read elsewhere. */
const PATHS: readonly RegExp[] = [
  new RegExp(`${PARTS}${IN}${ITEMS}(?:${IN}${POINTS})?`, 'gu'),
  new RegExp(`${ITEMS}${IN}${POINTS}`, 'gu'),
  new RegExp(`(?<parts>${ordinal(PART)})${PART}`, 'gu'),
];
/** What is behind a name that calls a section or an item: 的最后一条, 里第三点. */
const BEHIND = [new RegExp(`^${IN}${ITEMS}(?:${IN}${POINTS})?`, 'u'), new RegExp(`^${IN}${POINTS}`, 'u')];

/** Reads sections, items and points by where they stand; `take` is given what stands there. */
export function readSelectors(
  text: string,
  plan: Plan,
  take: (at: number, references: readonly Reference[]) => void,
): string {
  return PATHS.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (...args: unknown[]) => {
        const [said, groups] = [String(args[0]), args.at(-1) as Readonly<Record<string, string | undefined>>];
        const units = unitsAt(groups, plan);
        if (units === null) return said;
        take(
          Number(args.at(-3)),
          units.map((unit) => ({ kind: 'unit', unit, said })),
        );
        return '\u0001'.repeat(said.length);
      }),
    text,
  );
}

/** The units behind a name that calls a section or an item, and how much of the text names them; null where none are. */
export function unitsBehind(
  text: string,
  home: Section | Item,
  plan: Plan,
): { readonly units: readonly string[]; readonly length: number } | null {
  const found = BEHIND.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found?.groups) return null;
  const { items, points } = found.groups;
  const isItem = 'measures' in home;
  if (isItem ? items !== undefined : items === undefined) return null;
  const inside = isItem ? [home] : pick(items ?? '', itemsOf(home, plan));
  const units = inside && (points === undefined ? inside.map(({ id }) => id) : pointsOf(inside, points));
  return units === null ? null : { units, length: found[0].length };
}

function unitsAt(
  { label, parts, items, points }: Readonly<Record<string, string | undefined>>,
  plan: Plan,
): readonly string[] | null {
  const sections = workSections(plan);
  const isNumber = /^第[^到至~、,和及跟与\-—]+$/.test(parts ?? '');
  const chosen =
    label === undefined && parts === undefined
      ? undefined
      : label !== undefined || isNumber
        ? numbered(sections, value(label ?? parts?.replace(/[第个大的那这]/g, '')))
        : pick(parts ?? '', sections);
  if (chosen === null) return null;
  if (chosen === undefined) {
    const inside = pick(items ?? '', plan.items);
    // Numbers that begin anew in each section name no one item.
    const isPlain = inside?.every(({ number }) => plan.items.filter((one) => one.number === number).length === 1);
    return inside && isPlain && points !== undefined && !isSimple(items, points) ? pointsOf(inside, points) : null;
  }
  if (items === undefined) return isNumber ? null : chosen.map(({ id }) => id);
  const inside = chosen.map((section) => pick(items, itemsOf(section, plan)));
  const all = inside.flatMap((one) => one ?? []);
  if (inside.some((one) => one === null)) return null;
  return points === undefined ? all.map(({ id }) => id) : pointsOf(all, points);
}

/** 第5条第2点: read with what is to be said where there is no such point. */
function isSimple(items: string | undefined, points: string): boolean {
  const one = new RegExp(`^第${N}(?:个|的|那|这)*$`, 'u');
  return one.test(items ?? '') && one.test(points);
}

function pointsOf(items: readonly Item[], points: string): readonly string[] | null {
  const found = items.map((item) => (item.measures.includes(item.id) ? null : pick(points, item.measures)));
  return found.some((one) => one === null) ? null : found.flatMap((one) => one ?? []);
}

function itemsOf({ id }: Section, plan: Plan): readonly Item[] {
  return plan.items.filter((item) => item.section === id);
}

function numbered(sections: readonly Section[], number: number): readonly Section[] | null {
  const found = sections.filter((section) => sectionNumber(section) === number);
  return found.length === 1 ? found : null;
}
