import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Fault } from '../index/fault.ts';
import type { Plan, Span } from '../index/plan.ts';
import { decode } from '../index/text.ts';
import { loadPlan } from './load.ts';
import { guard } from './start.ts';

const words = process.argv.slice(2);
const file = words.find((word) => !word.startsWith('--'));

await guard(() => {
  if (file === undefined) throw new Fault('npm run plan', null, '没有写文件名', '写成 npm run -s plan -- --json 文件');
  const plan = loadPlan({ file, text: decode(file, read(file)) });
  process.stdout.write(words.includes('--json') ? `${JSON.stringify(toJson(plan))}\n` : `${outline(plan)}\n`);
});

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Fault(basename(path), null, '文件不在或不能读', '检查路径和读取权限');
  }
}

function span({ start, end }: Span): Span {
  return { start, end };
}

/** How a plan was read, as programs see it; kept stable. */
function toJson(plan: Plan) {
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
    })),
    problems: plan.problems,
  };
}

function outline(plan: Plan): string {
  const items = plan.items.map((item) => `${item.label}${item.title}（${item.measures.length}点）`);
  const problems = plan.problems.map(({ at, message }) => `第${at}字：${message}`);
  return [`《${plan.title}》 ${plan.items.length}条 ${plan.measures.length}点`, ...items, ...problems].join('\n');
}
