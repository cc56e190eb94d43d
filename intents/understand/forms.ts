import type { Plan } from '../../index/plan/plan.ts';
import { toNumber } from '../../index/text/numeral.ts';
import type { Reference } from '../query/slots.ts';

/** A numeral in Chinese. */
export const C = '[一二三四五六七八九十]{1,3}';
/** What may stand between a whole and its part: 里, 的, 这块. */
export const IN = '(?:这块|那块|这部分|那部分|里面?|里头|中|下面?|当中|有没有|有|的|之|、|,|“|"|\\s)*';
/** What an item is called. */
export const ITEM = '(?:条|项|大项|大条|号|件)';
/** What a point is called. */
export const POINT = '(?:点|是|小点|款|小项|小条|句)';
/** What a section is called. */
export const PART = '(?:大?部分|章|节|大?板块|大?块|篇|大?方面|大?类)';

/** A way to write a number, and what it points at. */
export interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[], plan: Plan) => readonly Reference[];
}

/** The value of a numeral; 0 where there is none. */
export const value = (numeral: string | undefined) => toNumber(numeral ?? '') ?? 0;
/** A reference to an item or a point of it. */
export const itemRef = (number: number, point: number | null): readonly Reference[] => [
  { kind: 'item', item: number, point },
];
/** A reference to one of what was shown. */
export const pointRef = (point: number, fromEnd = false): readonly Reference[] => [{ kind: 'point', point, fromEnd }];
/** A reference to a section or its nth item. */
export const sectionRef = (number: number, nth: number | null): readonly Reference[] => [
  { kind: 'section', section: number, nth },
];
