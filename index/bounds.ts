import type { Line } from './marker.ts';
import { readMarker } from './marker.ts';

const TITLE = /(工作要点|工作计划|工作安排|工作方案|工作思路|行动计划|要点|计划|方案|任务分解表)(》)?$/;
const NOTICE = /^关于|的通知$|^现将/;
const BACK = /^(附件\s*[:：\d]?|抄送\s*[:：]|（?此件公开发布|【打印)/;
const ASIDE = /^[（(][^（()）]*[)）]$|^——|^—\s*\d+\s*—$|^\d{4}年\d{1,2}月\d{1,2}日$/;

/** Which lines hold what: the title, the words before the first heading, and the plan itself. Indices into the lines. */
export interface Bounds {
  readonly title: number;
  readonly first: number;
  readonly end: number;
}

/** Finds the title (the last one before the body) and where the plan ends; a missing heading gives `first` = `end`. */
export function readBounds(lines: readonly Line[]): Bounds {
  const first = lines.findIndex((line) => readMarker(line.text) !== null && !BACK.test(line.text));
  const head = first < 0 ? lines.length : first;
  let title = 0;
  for (let i = 0; i < head; i++) {
    const text = lines[i]?.text ?? '';
    if (TITLE.test(text) && !NOTICE.test(text) && !text.includes('印发')) title = i;
  }
  const back = lines.findIndex((line, i) => i > head && BACK.test(line.text));
  return { title, first: head, end: back < 0 ? lines.length : back };
}

/** A line that is neither heading nor text: a date under the title, a dash line, a page number. */
export function isAside(line: string): boolean {
  return ASIDE.test(line);
}
