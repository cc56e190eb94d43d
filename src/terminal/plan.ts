import type { Plan, Span } from '../../index/plan/plan.ts';
import { Fault } from '../../index/text/fault.ts';
import { readSource } from '../read/file.ts';
import { toPlan } from '../seeds/load.ts';
import { guard } from './guard.ts';
import type { Program } from './program.ts';

/** Prints how a plan is read. */
export const planProgram: Program = (invocation) =>
  guard(invocation, async () => {
    const { args, output } = invocation;
    const file = args.find((word) => !word.startsWith('--'));
    if (file === undefined)
      throw new Fault('npm run plan', null, '没有写文件名', '写成 npm run -s plan -- --json 文件');
    const source = await readSource(file);
    const plan = toPlan(file, source);
    const at = (offset: number) => source.at(offset);
    output.write(args.includes('--json') ? `${JSON.stringify(toJson(plan, at))}\n` : `${outline(plan)}\n`);
    return 0;
  });

/** How a plan was read, as programs see it; kept stable. Offsets are those of the file's decoded text. */
function toJson(plan: Plan, at: (offset: number) => number) {
  const span = ({ start, end }: Span): Span => ({ start: at(start), end: end > start ? at(end - 1) + 1 : at(end) });
  return {
    title: plan.title,
    sections: plan.sections.map((s) => ({ label: s.label, title: s.title, ...span(s) })),
    items: plan.items.map((i) => ({ id: i.id, label: i.label, title: i.title, ...span(i) })),
    measures: plan.measures.map((m) => ({
      id: m.id,
      label: m.label,
      text: plan.text.slice(m.start, m.end),
      ...span(m),
      owner: m.duty?.owner ?? [],
      partner: m.duty?.partner ?? [],
      deadline: m.duty?.deadline ?? null,
      ...(m.duty ? { duty: { scope: m.duty.scope, ...span(m.duty) } } : {}),
    })),
    problems: plan.problems.map(({ at: start, end, message }) => ({
      at: at(start),
      ...(end === undefined ? {} : { end: at(end) }),
      message,
    })),
  };
}

function outline(plan: Plan): string {
  const items = plan.items.map((item) => `${item.label}${item.title}（${item.measures.length}点）`);
  const problems = plan.problems.map(({ at, message }) => `第${at}字：${message}`);
  return [`《${plan.title}》 ${plan.items.length}条 ${plan.measures.length}点`, ...items, ...problems].join('\n');
}
