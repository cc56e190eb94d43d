import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { PROGRAMS, run, runProcess, runUnread } from '../program.ts';
import { copySeeds } from '../seed-folders.ts';

const PLAN = join(SEEDS, 'plans', '2020-jiading.txt');
const CLIENT = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'pipe', version: '1' } };
/** What a client of the Model Context Protocol sends that is piped in. */
const MESSAGES = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: CLIENT },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'item', arguments: { unit: '6.1' } } },
];
const RUNS: Readonly<
  Record<string, { readonly args: readonly string[]; readonly input?: string; readonly env?: Record<string, string> }>
> = {
  ask: { args: ['--json'], input: '{"id":1,"question":"电梯相关任务"}\nno json\n{"id":2,"question":"6.2"}' },
  assignments: { args: ['--template'] },
  backup: { args: [] },
  chat: { args: [], input: '第6条\n那第二点呢\n退出\n电梯\n' },
  digest: { args: ['--date', '2020-04-26', '--days', '30'] },
  doctor: { args: [], env: { TIME_ZONE: 'Nowhere' } },
  lint: { args: ['--json'] },
  mcp: { args: [], input: MESSAGES.map((message) => `${JSON.stringify(message)}\n`).join('') },
  plan: { args: ['--json', PLAN] },
  restore: { args: ['none.backup'] },
};

it.each(Object.keys(PROGRAMS))('npm run %s prints and ends as its function does', async (name) => {
  const { args = [], input = '', env = {} } = RUNS[name] ?? {};
  const alone = await runProcess([name, ...args], input, env);
  expect(alone.out + alone.err).not.toBe('');
  expect(alone).toEqual(await run([name, ...args], input, env));
});

it('a program whose output nobody reads ends quietly, with its own status where it has one', async () => {
  const folder = copySeeds();
  writeFileSync(join(folder, 'words', 'stop.txt'), '麻 烦\n');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(await runUnread(['digest', '--date', '2020-01-01', '--days', '366'])).toEqual({ status: 0, err: '' });
  // It waits for a question that never comes.
  expect(await runUnread(['chat'])).toEqual({ status: 0, err: '' });
  expect(await runUnread(['lint', '--json'], { SEEDS_DIR: folder })).toEqual({ status: 2, err: '' });
});

it('every program that npm starts is known here', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const started = Object.values(scripts).flatMap((script) => /\bnode src\/run\.mjs (\w+)/.exec(script)?.[1] ?? []);
  expect(started.toSorted()).toEqual([...Object.keys(PROGRAMS), 'main'].toSorted());
  expect(Object.keys(RUNS).toSorted()).toEqual(Object.keys(PROGRAMS).toSorted());
});

it('npm start ends with one line and status 2 where a file is broken', async () => {
  const folder = copySeeds();
  writeFileSync(join(folder, 'words', 'stop.txt'), '麻 烦\n');
  const { status, out, err } = await runProcess(['main'], '', { SEEDS_DIR: folder });
  rmSync(folder, { recursive: true });
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(/^[^\n]+stop\.txt 第1行：.+。改法：.+。\n$/);
});
