import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/config/root.ts';
import { type Slack, startSlack } from '../slack/standin.ts';
import { printTable, quantile } from './table.ts';

const RUNS = 11;
/** Prints the peak of resident memory (KB) when the process ends. */
const PEAK = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));";

/** What a start comes by, each by the line that is printed or the event that is seen. */
const MILESTONES = ['listening', 'slack', 'plans'] as const;
type Milestone = (typeof MILESTONES)[number];

/** Runs in front of the program: tells on standard error how much CPU time (ms) was used at each milestone. */
const WATCH = `
import net from 'node:net';
const lines = { slack: /Slack connected/, plans: /》已载入/ };
const seen = new Set();
const mark = (name) => {
  if (seen.has(name)) return;
  seen.add(name);
  const { user, system } = process.cpuUsage();
  process.stderr.write('MILESTONE ' + name + ' ' + (user + system) / 1000 + '\\n');
};
const { emit } = net.Server.prototype;
net.Server.prototype.emit = function (name, ...rest) {
  if (name === 'listening') mark('listening');
  return emit.call(this, name, ...rest);
};
const spy = (stream) => {
  const { write } = stream;
  stream.write = function (text, ...rest) {
    for (const [name, line] of Object.entries(lines)) if (line.test(String(text))) mark(name);
    return write.call(this, text, ...rest);
  };
};
spy(process.stdout);
spy(process.stderr);`;

/** How much CPU time until the product listens, is connected and can answer, and how long until the first reply? */
export async function benchStart(): Promise<void> {
  benchReply();
  const slack = await startSlack({});
  const kept = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const bare = quantile(Array.from({ length: RUNS }, bareNode), 0.5);
    const first = await measureAll(slack, null);
    const again = await measureAll(slack, kept);
    const row = (name: string, times: Readonly<Record<Milestone, number>>) => [
      name,
      ...MILESTONES.map((at) => `${Math.round(times[at])} ms (${(times[at] / bare).toFixed(1)} ×)`),
    ];
    const head = ['start', 'web listens', 'Slack connected', 'plans loaded'];
    const cells = [row('with an empty data folder', first), row('again', again)];
    printTable(
      `CPU time of a start, and its ratio to bare Node's ${Math.round(bare)} ms (median of ${RUNS})`,
      head,
      cells,
    );
  } finally {
    await slack.stop();
    rmSync(kept, { recursive: true, force: true });
  }
}

function bareNode(): number {
  const code = 'const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000));';
  return Number(spawnSync(process.execPath, ['-e', code]).stdout.toString());
}

/** Medians of starts in one data folder, or each in a new one. */
async function measureAll(slack: Slack, kept: string | null): Promise<Record<Milestone, number>> {
  const all: Record<Milestone, number>[] = [];
  if (kept !== null) await measureStart(slack, kept);
  for (let i = 0; i < RUNS; i++) {
    const folder = kept ?? mkdtempSync(join(tmpdir(), 'bench-start-'));
    all.push(await measureStart(slack, folder));
    if (kept === null) rmSync(folder, { recursive: true, force: true });
  }
  const median = (at: Milestone) =>
    quantile(
      all.map((times) => times[at]),
      0.5,
    );
  return { listening: median('listening'), slack: median('slack'), plans: median('plans') };
}

/** CPU time (ms) at each milestone of one start, which is ended as soon as all are reached. */
async function measureStart(slack: Slack, folder: string): Promise<Record<Milestone, number>> {
  const program = join(ROOT, 'dist', 'main.js');
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  const settings = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
  const child = spawn(process.execPath, ['--import', watch, program], {
    cwd: ROOT,
    env: { ...process.env, ...settings, DATABASE_URL: '', DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const times = new Map<string, number>();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
    for (const [, name = '', time] of said.matchAll(/MILESTONE (\w+) ([\d.]+)\n/g)) times.set(name, Number(time));
    if (times.size === MILESTONES.length) child.kill('SIGTERM');
  });
  await ended;
  const at = (name: Milestone) => {
    const time = times.get(name);
    if (time === undefined) throw new Error(`${name} was not reached: ${said}`);
    return time;
  };
  return { listening: at('listening'), slack: at('slack'), plans: at('plans') };
}

/** How long until the first reply of a fresh process, and how much memory does it take at most? */
function benchReply(): void {
  const program = join(ROOT, 'dist', 'ask.js');
  const ask = ['-e', `${PEAK} process.argv.splice(1, 0, ''); import(${JSON.stringify(program)});`, '电梯相关任务'];
  const bare = measureReply('bare Node', ['-e', PEAK], {}, 0);
  const rows = [
    bare,
    measureReply('first reply, nodejieba', ask, { SEGMENTER: 'nodejieba' }, bare.seconds),
    measureReply('first reply, @node-rs/jieba', ask, { SEGMENTER: 'rust' }, bare.seconds),
  ];
  const cells = rows.map(({ name, seconds, above, memory }) => [
    name,
    `${seconds.toFixed(2)} s`,
    above,
    `${memory} MB`,
  ]);
  printTable(`Cold start (median of ${RUNS})`, ['process', 'time', 'above bare Node', 'peak memory'], cells);
}

function measureReply(name: string, args: readonly string[], env: Readonly<Record<string, string>>, bare: number) {
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
