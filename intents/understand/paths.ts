import { hasParts, partAt, unitsAt } from '../../index/plan/path.ts';
import { countedParts, type Plan } from '../../index/plan/plan.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { NUMERAL } from '../../index/text/numeral.ts';
import type { Reference } from '../query/slots.ts';
import { C, IN, ITEM, POINT, value } from './forms.ts';

/** Stands where a reference was read, so that offsets hold and no other form sees it. */
export const TAKEN = '\u0001';
/** Is given what a reference is and where it stands. */
type Take = (at: number, said: string, reference: Reference) => void;

const N = '\\d{1,3}';
/** Ways to write the numbers on the way to a unit; each group is one of them. */
const PATHS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{Script=Han}])(${C})、?\\((${C})\\)(?:、?(${N})(?:里面?的?|的)?(?:第?\\((${N}|${C})\\)点?|\\.(${N})|\\.?第(${NUMERAL})点)?)?`,
    'gu',
  ),
  new RegExp(
    `第(${NUMERAL})(?:大)?部分${IN}(?:第(${NUMERAL})(?:项|节|条)|第?\\((${NUMERAL})\\)(?:节|项|条)?)${IN}(?:第\\(?(${NUMERAL})\\)?(?:点|条|项|小项))?${IN}(?:第?\\((${NUMERAL})\\)点?)?`,
    'gu',
  ),
  new RegExp(`(?<![\\p{Script=Han}\\d])(${C})、(${N})(?![\\d.、])`, 'gu'),
  new RegExp(`序号(${N})的?(?:第?\\(?(${NUMERAL})\\)?(?:条|点|项))?(?:举措|措施)?`, 'gu'),
  new RegExp(`(?<![\\d.])(${N})的?[“"]?(${C})是[”"]?`, 'gu'),
];

/** Reads the paths of a text whose unit can be told; `take` is given what stands there. */
export function readPaths(text: string, plan: Plan, take: Take): string {
  const bare = readPrinted(readNamed(readCited(text, plan, take), plan, take), plan, take);
  return PATHS.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (...args: unknown[]) => {
        const offset = args.findIndex((arg) => typeof arg === 'number');
        const said = String(args[0]);
        const numbers = (args.slice(1, offset) as (string | undefined)[]).flatMap((n) =>
          n === undefined ? [] : [value(n)],
        );
        if (numbers.length < 2 && !said.startsWith('序号')) return said;
        // Where chapters are but a frame, the second part is the second section.
        if (said.includes('部分') && countedParts(plan).some(({ level }) => level > 1)) return said;
        const parted = numbers.length === 2 && hasParts(plan, numbers.slice(0, 1));
        const whole = said.includes('部分') || (parted && CHAPTERED.test(said));
        const units = unitsAt(plan, numbers, whole);
        if (units.length === 0 && !parted) return said;
        // 条 is what items are called: the third 条 of a part is no section of it.
        if (/条$/.test(said) && !plan.items.some(({ id }) => units.includes(id))) return said;
        for (const unit of units.length > 0 ? units : [null])
          take(Number(args[offset]), said, { kind: 'unit', unit, said });
        return TAKEN.repeat(said.length);
      }),
    bare,
  );
}

/** What may be an address as replies cite it: 3.1.1, (一)2.2, 四.3, 十一月.2, 第一阶段3. */
const CITED = /[第\d一二三四五六七八九十(][\d一二三四五六七八九十()第阶段章节月.]*[\d一二三四五六七八九十)]/gu;

/** Units by the address with which replies cite them; 6.2 and the like, where item 6 has points, are read as numbers. */
function readCited(text: string, plan: Plan, take: Take): string {
  return text.replace(CITED, (said: string, at: number) => {
    const id = said.replace(/^\((.*)\)$/, (_, inner: string) => (/[()]/.test(inner) ? said : inner));
    const [whole = ''] = id.split('.');
    if (id.length < 2 || (/^\d+(?:\.\d+)?$/.test(id) && plan.items.some((item) => item.id === whole))) return said;
    if (/^(?:[月日号%年条点]|[的里中]*第)/.test(text.slice(at + said.length)) || !/\d|[.)]/.test(id)) return said;
    const unit = [...plan.measures, ...plan.items].find((one) => one.id === id)?.id;
    if (unit === undefined) return said;
    take(at, said, { kind: 'unit', unit, said });
    return TAKEN.repeat(said.length);
  });
}

/** 二(四): a chapter and a section of it. */
const CHAPTERED = new RegExp(`^${C}、?\\(${C}\\)$`, 'u');
/** 保障措施第二条 · “深化农村改革”里的第3项. */
const NAMED = new RegExp(
  `([\\p{Script=Han}、,]{3,20})["”]?${IN}(?:那|这)?(?:一)?(?:部分|节|块|章)?${IN}第(${NUMERAL})(?:个)?(?:${ITEM}|${POINT})`,
  'gu',
);

/** A part of a unit that is called by its title. */
function readNamed(text: string, plan: Plan, take: Take): string {
  return text.replace(NAMED, (said: string, name: string, number: string, at: number) => {
    const home = titled(name, plan);
    const unit = home === null ? null : partAt(plan, home, value(number));
    if (unit === null) return said;
    take(at, said, { kind: 'unit', unit, said });
    return TAKEN.repeat(said.length);
  });
}

/** The one section, or else the one item, whose title is these words or holds them; words in front of a whole title do no harm. */
function titled(name: string, { sections, items }: Plan): string | null {
  const bare = (words: string) => foldPlain(words).replace(/[^\p{Script=Han}a-z0-9]/gu, '');
  const said = bare(name);
  const one = (parts: readonly { readonly id: string }[]) => (parts.length === 1 ? (parts[0]?.id ?? null) : null);
  const ends = ({ title }: { readonly title: string }) => title.length > 2 && said.endsWith(bare(title));
  const holds = ({ title }: { readonly title: string }) => bare(title).includes(said);
  return (
    one(sections.filter(ends)) ?? one(items.filter(ends)) ?? one(sections.filter(holds)) ?? one(items.filter(holds))
  );
}

/** 3.5 · 第4.2条 · 3.3的第2点, where these are printed numbers of items. */
const PRINTED = new RegExp(
  `(?<![\\d.])第?(\\d{1,2}\\.\\d{1,2})(?![\\d.]|月|日|号|%)条?(?:${IN}第(${NUMERAL})${POINT})?`,
  'gu',
);

function readPrinted(text: string, plan: Plan, take: Take): string {
  return text.replace(PRINTED, (said: string, label: string, point: string | undefined, at: number) => {
    const item = plan.items.find(({ id }) => id === label);
    if (!item) return said;
    const unit = point === undefined ? item.id : (item.measures[value(point) - 1] ?? item.id);
    take(at, said, { kind: 'unit', unit, said });
    return TAKEN.repeat(said.length);
  });
}
