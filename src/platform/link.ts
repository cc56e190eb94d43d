import { type Library, planOf } from '../../index/library.ts';
import type { Citation } from '../../index/plan/cite.ts';

/** Path of a plan in the web console. */
export function planPath(plan: string): string {
  return `/plan/${encodeURIComponent(plan)}`;
}

/** Path at which the console shows a citation: its quotation marked, scrolled to, or to its unit where it is quoted whole. */
export function citationPath({ plan, unit, start, end }: Citation, library: Library): string {
  const home = planOf(library, plan)?.units.get(unit);
  const whole = home !== undefined && start <= home.start && end >= home.end;
  return `${planPath(plan)}?mark=${start}-${end}#${whole ? encodeURIComponent(unit) : 'mark'}`;
}
