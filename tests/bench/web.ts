import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../src/config/root.ts';
import { readSet } from '../eval/row.ts';
import { printTable, quantile } from './table.ts';

const SESSIONS = 200;
/** How long a person reads before asking again, in milliseconds, and how long the whole lasts. */
const READING = 2_000;
const LASTING = 30_000;

/** How fast is the console for many people at once, does its memory stay flat, and how soon does it listen? */
export async function benchWeb(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-web-'));
  const from = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), 'main'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', QUESTIONS_PER_MINUTE: '1000', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const url = await listening(child);
    const listen = Math.round(performance.now() - from);
    await crowd(url, 5_000);
    const before = memory(child);
    const half = await crowd(url, LASTING / 2);
    const middle = memory(child);
    const times = [...half, ...(await crowd(url, LASTING / 2))];
    const cells = [0.5, 0.99, 1].map((share) => `${quantile(times, share).toFixed(1)} ms`);
    const perSecond = Math.round((1000 * times.length) / LASTING);
    const head = ['sessions', 'questions a second', 'p50', 'p99', 'longest', 'memory before, midway, after'];
    const megabytes = [before, middle, memory(child)].map((m) => `${m} MB`).join(', ');
    printTable(`The web console (listening ${listen} ms after the command)`, head, [
      [`${SESSIONS}`, `${perSecond}`, ...cells, megabytes],
    ]);
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The address that the process says it listens on. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    });
  });
}

/** Many sessions at once, each asking, reading and asking again; the time of every answer in milliseconds. */
async function crowd(url: string, lasting: number): Promise<readonly number[]> {
  const questions = readSet('questions').flatMap((row) => row.dialogue ?? [row.question ?? '']);
  const agent = new Agent({ keepAlive: true, maxSockets: SESSIONS });
  const end = Date.now() + lasting;
  const times: number[] = [];
  const session = async (i: number) => {
    const cookie = `session=${i.toString(16).padStart(32, '0')}`;
    await sleep(Math.random() * READING);
    for (let turn = i; Date.now() < end; turn++) {
      const text = questions[turn % questions.length] ?? '';
      const from = performance.now();
      await post(`${url}/ask`, new URLSearchParams({ text }).toString(), { cookie, origin: url }, agent);
      times.push(performance.now() - from);
      await sleep(READING * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: SESSIONS }, (_, i) => session(i)));
  agent.destroy();
  return times;
}

function post(url: string, body: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true' };
    const asking = request(url, { method: 'POST', agent, headers: { ...type, ...headers } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.resume().once('end', resolve);
    });
    asking.once('error', reject).end(body);
  });
}

/** Resident memory of a process, in MB; from Linux's own count. */
function memory({ pid }: ChildProcess): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1000);
}
