import { names, readClauses, share } from '../duties/clause.ts';
import type { Cell } from '../parse/document.ts';
import type { Duty, DutyCell } from '../plan/plan.ts';
import type { Column } from './columns.ts';

const NONE = /^[\s/／—\-－–、无]*$/;
const OFFICE = /(?:局|委|办|部|科|室|处|所|队|站|院|会|府|司|厅|中心|公司|街道|镇|乡|区|县|市|单位|部门|等|[）)])$/;

/** What the cells of a row say about who and until when; null where they say nothing. */
export function cellDuty(text: string, row: readonly Cell[], columns: readonly Column[], unit: string): Duty | null {
  const cells: (DutyCell & { role: Column['role'] })[] = columns.flatMap(({ role, head, at }) => {
    const cell = row[at];
    const says = role === 'lead' || role === 'partner' || role === 'deadline';
    if (!cell || !says || NONE.test(text.slice(cell.start, cell.end))) return [];
    return [{ role, head, start: cell.start, end: cell.end }];
  });
  if (cells.length === 0) return null;
  const read = (role: Column['role']) =>
    cells.filter((cell) => cell.role === role).map((cell) => flat(text.slice(cell.start, cell.end)));
  const leading = read('lead').map((words) => (/[:：]/.test(words) ? readClauses(words) : share(names(words))));
  return {
    owner: leading.flatMap(({ owner }) => owner),
    partner: [...leading.flatMap(({ partner }) => partner), ...read('partner').flatMap(names)],
    deadline: read('deadline')[0] ?? null,
    leads: false,
    scope: 'measure',
    unit,
    start: Math.min(...cells.map((cell) => cell.start)),
    end: Math.max(...cells.map((cell) => cell.end)),
    cells: cells.map(({ head, start, end }) => ({ head, start, end })),
  };
}

/** A cell's words on one line: a line end or blank behind a whole name parts names, within one it does not. */
export function flat(words: string): string {
  const pieces = words.split(/\s+/).filter((piece) => piece !== '');
  return pieces.reduce((line, piece) => {
    const whole = OFFICE.test(line) && !/[:：、，,；;]$/.test(line);
    return line === '' ? piece : `${line}${whole ? '、' : ''}${piece}`;
  }, '');
}
