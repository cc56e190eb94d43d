import { type Assignments, readAssignments } from '../index/assignments/assignment.ts';
import type { Knowledge } from '../index/knowledge.ts';
import { readGrid } from '../index/tables/grid.ts';
import type { Answer, Focus } from '../intents/answer/answer.ts';
import { route } from '../intents/reply.ts';
import { knowledge } from './knowledge.ts';

/** The head of the template. */
export const HEAD = ['编号', '举措摘录', '牵头科室', '配合科室', '责任人', '完成时限', '依据'];

/** Rows as a CSV. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
}

/** A made-up table of the shipped plan. */
export function table(rows: readonly (readonly string[])[], head: readonly string[] = HEAD): Assignments {
  return readAssignments(knowledge.plan, readGrid(csv([head, ...rows])), '2020.assignments.csv', '2020-03-01');
}

/** The first words of a measure. */
export function excerpt(unit: string): string {
  const measure = knowledge.plan.measures.find(({ id }) => id === unit);
  return knowledge.plan.text.slice(measure?.start, measure?.end).slice(0, 20);
}

/** The shipped plan with a made-up table. */
export function withTable(rows: readonly (readonly string[])[]): Knowledge {
  return { ...knowledge, assignments: table(rows) };
}

/** Asks the turns of a conversation of this snapshot and gives the last answer. */
export function askOf(snapshot: Knowledge, ...turns: readonly string[]): Answer {
  let focus: Focus | null = null;
  let answer: Answer | null = null;
  for (const text of turns) {
    answer = route({ text, today: '2020-04-20', focus }, snapshot).answer;
    focus = answer.focus;
  }
  if (!answer) throw new Error('no turns');
  return answer;
}

/** What an answer shows of the table. */
export function tabled(answer: Answer) {
  return answer.parts.flatMap((part) => (part.kind === 'assigned' ? part.rows : []));
}
