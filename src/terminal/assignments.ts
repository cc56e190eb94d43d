import { join } from 'node:path';
import papaparse from 'papaparse';
import { type Assignments, type TableProblem, TEMPLATE } from '../../index/assignments/assignment.ts';
import { FIELDS, HEADS } from '../../index/assignments/header.ts';
import { currentPlan } from '../../index/library.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { readConfig } from '../config/config.ts';
import { SEGMENTERS } from '../jieba/open.ts';
import { loadAssignments, loadTable } from '../seeds/assignments.ts';
import { loadLibrary } from '../seeds/load.ts';
import { guard } from './guard.ts';
import { EXIT_STATUS, PROGRAM_LIMITS } from './limits.ts';
import { type Program, today } from './program.ts';

/** Prints a template of the responsibility table, or what is wrong with the one that is there. */
export const assignmentsProgram: Program = (invocation) =>
  guard(invocation, async () => {
    const { args, env, output } = invocation;
    const print = (text: string, status = 0) => {
      output.write(text);
      return status;
    };
    const { seeds, segmenter, zone } = readConfig(env);
    // The plan alone: a broken table is what this program is asked about.
    const library = await loadLibrary(seeds, SEGMENTERS[segmenter], async () => null);
    const { plan } = currentPlan(library, today({ zone }));
    if (args.includes('--template')) return print(template(plan));
    const file = args.find((word) => !word.startsWith('--'));
    const table = file === undefined ? await loadAssignments(seeds, plan) : await loadTable(file, plan);
    if (table === null) {
      const name = join(seeds, `${plan.id}.assignments.csv`);
      return print(`没有任务分解表。${TEMPLATE} 打印模板，填好后存为 ${name}。\n`);
    }
    return print(report(table, plan), table.problems.length > 0 ? EXIT_STATUS.broken : 0);
  });

/** A table to be filled in: a row for each measure of the plan, as a CSV that Excel opens. */
function template({ text, measures }: Plan): string {
  const data = measures.map(({ id, start, end }) => {
    const excerpt = [...text.slice(start, end).replace(/\s+/g, ' ')].slice(0, PROGRAM_LIMITS.excerpt).join('');
    return FIELDS.map((field) => (field === 'number' ? id : field === 'excerpt' ? excerpt : ''));
  });
  const fields = FIELDS.map((field) => HEADS[field]);
  return `\uFEFF${papaparse.unparse({ fields, data }, { escapeFormulae: true })}\r\n`;
}

/** Each problem with its row and mend, and a summary. */
function report({ file, date, rows, problems }: Assignments, plan: Plan): string {
  const summary = `${file}（${date}）对照《${plan.title}》：读入${rows.length}行，${problems.length}处有问题。`;
  return `${[...problems.map(line), summary].join('\n')}\n`;
}

function line({ row, message, mend }: TableProblem): string {
  return `${row === null ? '' : `第${row}行：`}${message}。改法：${mend}。`;
}
