import { readConfig } from '../config/config.ts';
import type { Finding } from '../lint/finding.ts';
import { lintSeeds, type Report } from '../lint/seeds.ts';
import { guard } from './guard.ts';
import { EXIT_STATUS, PROGRAM_LIMITS } from './limits.ts';
import type { Program } from './program.ts';

/** Prints what is wrong with the office's files. */
export const lintProgram: Program = (invocation) =>
  guard(invocation, async () => {
    const { args, env, output } = invocation;
    const report = await lintSeeds(readConfig(env).seeds);
    const [broken, hints] = [count(report, 'broken'), count(report, 'hint')];
    const json = { files: report.files, broken, hints, findings: report.findings };
    output.write(args.includes('--json') ? `${JSON.stringify(json)}\n` : `${print(report)}\n`);
    return broken > 0 ? EXIT_STATUS.broken : 0;
  });

function count({ findings }: Report, level: Finding['level']): number {
  return findings.filter((finding) => finding.level === level).length;
}

/** A line a finding, as the start prints faults, and one that sums up. */
function print(report: Report): string {
  const [broken, hints] = [count(report, 'broken'), count(report, 'hint')];
  const found = broken + hints === 0 ? '没有发现问题' : `错误${broken}处，提示${hints}处`;
  const files = [...new Set(report.findings.map(({ file }) => file))];
  const lines = files.flatMap((file) => printFile(report.findings.filter((finding) => finding.file === file)));
  return [...lines, `共检查${report.files}个文件：${found}。`].join('\n');
}

function printFile(findings: readonly Finding[]): readonly string[] {
  const beyond = new Set(findings.filter(({ level }) => level === 'hint').slice(PROGRAM_LIMITS.hints));
  const rest =
    beyond.size > 0 ? [`提示 ${findings[0]?.file}：另有${beyond.size}处提示，加 -- --json 可全部列出。`] : [];
  const lines = findings
    .filter((finding) => !beyond.has(finding))
    .map(({ level, file, line, problem, mend }) => {
      const at = line === null ? file : `${file} 第${line}行`;
      return `${level === 'broken' ? '错误' : '提示'} ${at}：${problem}。改法：${mend}。`;
    });
  return [...lines, ...rest];
}
