import { hasParts, unitAt } from '../../index/plan/path.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { NUMERAL } from '../../index/text/numeral.ts';
import type { Reference } from '../query/slots.ts';
import { C, value } from './forms.ts';

const N = '\\d{1,3}';
/** Ways to write the numbers on the way to a unit; each group is one of them. */
const PATHS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{Script=Han}])(${C})、?\\((${C})\\)(?:、?(${N})(?:里面?的?|的)?(?:第?\\((${N}|${C})\\)点?|\\.(${N})|\\.?第(${NUMERAL})点)?)?`,
    'gu',
  ),
  new RegExp(`第(${NUMERAL})(?:大)?部分的?第(${NUMERAL})(?:项|节|条)的?(?:第(${NUMERAL})(?:点|条|项|小项))?`, 'gu'),
  new RegExp(`(?<![\\p{Script=Han}\\d])(${C})、(${N})(?![\\d.、])`, 'gu'),
  new RegExp(`序号(${N})的?(?:第?\\(?(${NUMERAL})\\)?(?:条|点|项))?(?:举措|措施)?`, 'gu'),
  new RegExp(`(?<![\\d.])(${N})的?[“"]?(${C})是[”"]?`, 'gu'),
];

/** Reads the paths of a text whose unit can be told; `take` is given what stands there. */
export function readPaths(
  text: string,
  plan: Plan,
  take: (at: number, said: string, reference: Reference) => void,
): string {
  return PATHS.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (...args: unknown[]) => {
        const offset = args.findIndex((arg) => typeof arg === 'number');
        const said = String(args[0]);
        const numbers = (args.slice(1, offset) as (string | undefined)[]).flatMap((n) =>
          n === undefined ? [] : [value(n)],
        );
        const unit = unitAt(plan, numbers, said.includes('部分'));
        const missing = unit === null && numbers.length === 2 && hasParts(plan, numbers.slice(0, 1));
        if (numbers.length < 2 && !said.startsWith('序号')) return said;
        if (unit === null && !missing) return said;
        // 条 is what items are called: the third 条 of a part is no section of it.
        if (/条$/.test(said) && plan.items.every(({ id }) => id !== unit)) return said;
        take(Number(args[offset]), said, { kind: 'unit', unit, said });
        return '\u0001'.repeat(said.length);
      }),
    text,
  );
}
