import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../src/config/root.ts';
import { printTable, quantile } from './table.ts';

const RUNS = 11;
/** Prints the peak of resident memory (KB) when the process ends. */
const PEAK = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));";

/** How long until the first reply of a fresh process, and how much memory does it take at most? */
export function benchStart(): void {
  const program = join(ROOT, 'dist', 'ask.js');
  const ask = ['-e', `${PEAK} process.argv.splice(1, 0, ''); import(${JSON.stringify(program)});`, '电梯相关任务'];
  const bare = measure('bare Node', ['-e', PEAK], {}, 0);
  const rows = [
    bare,
    measure('first reply, nodejieba', ask, { SEGMENTER: 'nodejieba' }, bare.seconds),
    measure('first reply, @node-rs/jieba', ask, { SEGMENTER: 'rust' }, bare.seconds),
  ];
  const cells = rows.map(({ name, seconds, above, memory }) => [
    name,
    `${seconds.toFixed(2)} s`,
    above,
    `${memory} MB`,
  ]);
  printTable(`Cold start (median of ${RUNS})`, ['process', 'time', 'above bare Node', 'peak memory'], cells);
}

function measure(name: string, args: readonly string[], env: Readonly<Record<string, string>>, bare: number) {
  const seconds: number[] = [];
  const memory: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const from = performance.now();
    const { stderr, status } = spawnSync(process.execPath, args, { env: { ...process.env, ...env }, cwd: ROOT });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    seconds.push((performance.now() - from) / 1000);
    memory.push(Number(stderr.toString()) / 1000);
  }
  const median = quantile(seconds, 0.5);
  const above = bare === 0 ? '' : `${(median - bare).toFixed(2)} s`;
  return { name, seconds: median, above, memory: Math.round(Math.max(...memory)) };
}
