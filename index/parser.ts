import { readBody } from './parse/body.ts';
import { isChrome, isSimpleBack, readBounds } from './parse/bounds.ts';
import type { Table } from './parse/document.ts';
import { type Line, readLines } from './parse/lines.ts';
import { asPrinted } from './parse/original.ts';
import type { Front, Plan, Problem } from './plan/plan.ts';
import { readTables } from './tables/table.ts';
import { simplifyLines } from './text/normalize.ts';

/** Reads a plan of the genre from decoded text. Never throws; what has no place is listed in `problems`. */
export function parse(id: string, text: string, tables: readonly Table[] = []): Plan {
  const match = simplifyLines(text);
  const plan = parseSimple(id, match, tables);
  return match === text ? plan : asPrinted(plan, text);
}

/** Reads a plan in simplified characters. */
function parseSimple(id: string, text: string, tables: readonly Table[] = []): Plan {
  const lines = readLines(text, tables);
  const bounds = readBounds(lines);
  const title0 = titleOf(lines, bounds.title);
  const year = Number(/(\d{4})\s*年/.exec(title0.normalize('NFKC'))?.[1] ?? 0) || null;
  const body = readBody(text, lines.slice(bounds.first, bounds.end), year);
  const limit = lines[bounds.end]?.start ?? text.length;
  const rows = readTables(text, tables, body, limit);
  const title = rows.title !== null && lines.length === 0 ? rows.title : title0;
  const preamble = readPreamble(lines.slice(bounds.title + 1, bounds.first));
  const problems = [...body.problems, ...rows.problems, ...leftOver(lines, bounds.end)];
  return {
    id,
    text,
    title,
    year,
    sections: [...body.sections, ...rows.sections],
    items: [...body.items, ...rows.items],
    measures: [...body.measures, ...rows.measures],
    front: [...preamble, ...body.front],
    problems: problems.sort((a, b) => a.at - b.at),
  };
}

/** The title, with the office's name where that stands on a line of its own above it. */
function titleOf(lines: readonly Line[], at: number): string {
  const title = (lines[at]?.text ?? '').replace(/^附件\s*\d*\s*[:：]\s*/, '');
  const above = lines[at - 1]?.text ?? '';
  const continues = /^[^，。；：:\d]{2,40}(?:局|委|办|府|会|院|中心|处|区|县|市)(?:关于.*)?$/.test(above);
  return /^\d{4}年/.test(title) && continues ? `${above}${title}` : title;
}

/** 前言: what stands between the title and the first heading. */
function readPreamble(lines: readonly Line[]): readonly Front[] {
  const kept = lines.filter((line) => !isChrome(line.text));
  const [first, last] = [kept[0], kept.at(-1)];
  return first && last ? [{ id: '前言', section: null, item: null, start: first.start, end: last.end }] : [];
}

/** Lines behind the plan that may be the rest of a list of attachments. */
const FEW = 2;

/** What stands behind the plan and is no list of attachments, signature or the like is told once. */
function leftOver(lines: readonly Line[], end: number): readonly Problem[] {
  const left = lines.slice(end).filter((line) => !isSimpleBack(line.text));
  const first = left[0];
  const says = left.length > FEW || left.some((line) => line.text.includes('。'));
  return first && says ? [{ at: first.start, message: `正文之后的内容没有读作举措，共${left.length}行` }] : [];
}
