import { readBody } from './parse/body.ts';
import { type Bounds, isBackMatter, isChrome, readBounds } from './parse/bounds.ts';
import { findUnread, readMatter } from './parse/coverage.ts';
import type { Table } from './parse/document.ts';
import { PARSE_LIMITS } from './parse/limits.ts';
import { type Line, readLines } from './parse/lines.ts';
import { readImprint, titleYear } from './parse/title.ts';
import type { Duty, Front, Plan, Problem } from './plan/plan.ts';
import { readTabs } from './tables/grid.ts';
import { readTables } from './tables/table.ts';
import { simplifyLines } from './text/normalize.ts';

/** Reads a plan of the genre from decoded text. Never throws; what has no place is listed in `problems`. */
export function parse(id: string, text: string, tables: readonly Table[] = []): Plan {
  const match = simplifyLines(text);
  const plan = parseSimple(id, match, tables);
  return match === text ? plan : asPrinted(plan, text);
}

/** Reads a plan in simplified characters. */
function parseSimple(id: string, text: string, given: readonly Table[]): Plan {
  const tables = given.length > 0 ? given : readTabs(text);
  const lines = readLines(text, tables);
  const bounds = beforeTables(readBounds(lines), lines, tables);
  const imprint = readImprint(id, text, lines, bounds);
  const body = readBody(text, lines.slice(bounds.first, bounds.end), imprint.year);
  const limit = lines[bounds.end]?.start ?? text.length;
  const rows = readTables(text, tables, body, limit);
  const title = rows.title !== null && lines.length === 0 ? rows.title : imprint.title;
  const preamble = readPreamble(lines.slice(bounds.title + 1, bounds.first), imprint.year);
  const read = {
    id,
    text,
    title,
    year: lines.length === 0 ? titleYear(title) : imprint.year,
    issuer: imprint.issuer,
    sections: [...body.sections, ...rows.sections],
    items: [...body.items, ...rows.items],
    measures: [...body.measures, ...rows.measures],
    front: [...preamble, ...body.front],
    matter: readMatter(lines, { from: imprint.from, to: bounds.title }, bounds, tables),
  };
  const problems = [...body.problems, ...rows.problems, ...leftOver(lines, bounds.end)];
  return { ...read, problems: [...problems, ...findUnread(read)].sort((a, b) => a.at - b.at) };
}

/** In a text without headings the plan is its tables: what stands behind them is not in front of it. */
function beforeTables(bounds: Bounds, lines: readonly Line[], tables: readonly Table[]): Bounds {
  const table = tables[0];
  if (!table || bounds.first < lines.length) return bounds;
  const behind = lines.findIndex((line) => line.start > table.start);
  const first = behind < 0 ? lines.length : behind;
  return { title: Math.min(bounds.title, first - 1), first, end: first };
}

/** 前言: what stands between the title and the first heading; paragraphs about the year before are a part of their own. */
function readPreamble(lines: readonly Line[], year: number | null): readonly Front[] {
  const kept = lines.filter((line) => !isChrome(line.text));
  const parts: { id: string; lines: Line[] }[] = [];
  for (const line of kept) {
    const id = looksBack(line.text, year) ? '上年回顾' : '前言';
    const open = parts.at(-1);
    if (open?.id === id) open.lines.push(line);
    else parts.push({ id: parts.some((part) => part.id === id) ? `${id}#${parts.length + 1}` : id, lines: [line] });
  }
  return parts.flatMap(({ id, lines: [first, ...rest] }) =>
    first ? [{ id, section: null, item: null, start: first.start, end: (rest.at(-1) ?? first).end }] : [],
  );
}

/** Whether a paragraph of the preamble tells of the year before. */
function looksBack(paragraph: string, year: number | null): boolean {
  if (year !== null && paragraph.normalize('NFKC').includes(`${year}年`)) return false;
  const named = /^(20\d\d)年(?:以来|来|度)?[，,]/.exec(paragraph.normalize('NFKC'))?.[1];
  return (
    (named !== undefined && year !== null && Number(named) < year) || /^(?:去年|上年|过去(?:的)?一年)/.test(paragraph)
  );
}

/** What stands behind the plan and is no list of attachments, signature or the like is told once. */
function leftOver(lines: readonly Line[], end: number): readonly Problem[] {
  const left = lines.slice(end).filter((line) => !isBackMatter(line.text));
  const first = left[0];
  const says = left.length > PARSE_LIMITS.attachmentLines || left.some((line) => line.text.includes('。'));
  return first && says ? [{ at: first.start, message: `正文之后的内容没有读作举措，共${left.length}行` }] : [];
}

/** A plan that was read from a copy of the same length, with its words as the text prints them. */
function asPrinted(plan: Plan, text: string): Plan {
  const words = (said: string, from: number) => {
    const at = plan.text.slice(from, from + PARSE_LIMITS.nameBehind).indexOf(said);
    return at < 0 ? said : text.slice(from + at, from + at + said.length);
  };
  const duty = (one: Duty): Duty => ({
    ...one,
    owner: one.owner.map((name) => words(name, one.start)),
    partner: one.partner.map((name) => words(name, one.start)),
    deadline: one.deadline === null ? null : words(one.deadline, one.start),
    cells: one.cells.map((cell) => ({ ...cell, head: words(cell.head, 0) })),
  });
  return {
    ...plan,
    text,
    title: words(plan.title, 0),
    issuer: plan.issuer === null ? null : words(plan.issuer, 0),
    sections: plan.sections.map((section) => ({ ...section, title: words(section.title, section.start) })),
    items: plan.items.map((item) => ({ ...item, title: words(item.title, item.start) })),
    measures: plan.measures.map((m) => ({
      ...m,
      label: text.slice(m.start, m.start + m.label.length),
      duty: m.duty && duty(m.duty),
    })),
  };
}
