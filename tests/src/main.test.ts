import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { csv, excerpt, HEAD } from '../table.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Starts the product as `npm start` does and waits for a line of its. */
async function start(env: Record<string, string>, line: RegExp) {
  const folder = mkdtempSync(join(tmpdir(), 'main-'));
  const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), 'main'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  open.push(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  const found = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        const [, part] = line.exec(said) ?? [];
        if (part !== undefined) resolve(part);
      });
    child.once('exit', () => reject(new Error(said)));
  });
  return { found, said: () => said, child, ended };
}

const ADDRESS = /网页 (http:\/\/127\.0\.0\.1:\d+) 已打开/;

it('serves the console without any token, says what is on and off, and ends on SIGTERM', async () => {
  const { found: url, said, child, ended } = await start({}, ADDRESS);
  expect(await (await fetch(url)).text()).toContain('<title>工作要点助手</title>');
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    ok: true,
    store: true,
    plans: [{ plan: '2020-jiading', measures: 74 }],
    trouble: null,
    platforms: { web: 'connected', slack: 'off', wecom: 'off' },
  });
  expect(said()).toContain('slack 未连接，缺 SLACK_BOT_TOKEN');
  expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(405);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('is not ready while a platform whose settings are there is not connected, and answers on the web meanwhile', async () => {
  const nobody = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api/' };
  const { found: url, said } = await start(nobody, ADDRESS);
  expect((await fetch(url)).status).toBe(200);
  await expect.poll(said).toContain('slack 没有连上');
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ ok: false, platforms: { slack: 'waiting' } });
});

it('says at the start that the holidays of the plan are not known', async () => {
  const seeds = mkdtempSync(join(tmpdir(), 'unknown-'));
  open.push(async () => rmSync(seeds, { recursive: true, force: true }));
  cpSync(SEEDS, seeds, { recursive: true });
  const plan = join(seeds, 'plans', '2020-jiading.txt');
  writeFileSync(plan, readFileSync(plan, 'utf8').replaceAll('2020', '2031'));
  const { said } = await start({ SEEDS_DIR: seeds }, ADDRESS);
  await expect.poll(said).toContain('2031年的放假安排还没有录入，先按周一至周五推算');
  expect(said()).toContain('seeds/calendar.txt');
});

it('says what is loaded of a responsibility table, and how many rows were left out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'main-seeds-'));
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  cpSync(SEEDS, folder, { recursive: true });
  const row = ['6.1', excerpt('6.1'), '特设科', '', '', '', ''];
  writeFileSync(join(folder, '2020.assignments.csv'), csv([HEAD, row, row]));
  const { found } = await start(
    { SEEDS_DIR: folder },
    /任务分解表 \S+2020\.assignments\.csv（[\d-]{10}）已载入：(.+)。\n/,
  );
  expect(found).toBe('1行，1处没有读入，运行 npm run assignments -- --check 查看');
});

it('ends with status 2 and the one line that tells what is broken, though it listens before it reads', async () => {
  const seeds = mkdtempSync(join(tmpdir(), 'broken-'));
  open.push(async () => rmSync(seeds, { recursive: true, force: true }));
  cpSync(SEEDS, seeds, { recursive: true });
  writeFileSync(join(seeds, 'plans', '2020-jiading.txt'), '没有编号的一段话。\n再来一段。\n');
  const { found, said, ended } = await start({ SEEDS_DIR: seeds }, /^(.+)\n/);
  expect(found).toMatch(/2020-jiading\.txt：没有找到.*标题。改法：/);
  expect(await ended).toBe(2);
  expect(said()).toBe(`${found}\n`);
});
