import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The product as somebody started it. */
interface Started {
  readonly child: ChildProcess;
  /** Where it listens. */
  readonly url: string;
  /** Status or signal with which what was started ended. */
  readonly ended: Promise<number | string | null>;
  said(): string;
}

/** Starts the product in a group of processes of its own and waits until it listens. */
async function start(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'signals-'));
  const port = await freePort();
  const [name = '', ...rest] = command;
  const child = spawn(name, rest, {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (status, signal) => resolve(signal ?? status)),
  );
  open.push(async () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // All of the group have ended.
    }
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => isOpen(url)).toBe(true);
  return { child, url, ended, said: () => said };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isOpen(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A question of which the server has said that it waits for the rest: `ask` sends it and gives the reply. */
async function beginQuestion(url: string): Promise<{ ask(): Promise<string> }> {
  const body = new URLSearchParams({ text: '第6条第2点' }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
    'hx-request': 'true',
    origin: url,
    expect: '100-continue',
  };
  const asking: ClientRequest = request(`${url}/ask`, { method: 'POST', headers });
  const replied = new Promise<string>((resolve, reject) => {
    asking.once('error', reject);
    asking.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => resolve(text));
    });
  });
  asking.flushHeaders();
  await Promise.race([new Promise((resolve) => asking.once('continue', resolve)), replied]);
  return {
    ask() {
      asking.end(body);
      return replied;
    },
  };
}

/** A server that takes connections and never says a word. */
async function openSilent(): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const MAIN = [process.execPath, join(ROOT, 'dist', 'main.js')];
const NPM = ['npm', 'start'];
const TOLD = [
  ['node dist/main.js, SIGTERM', MAIN, 'SIGTERM', false],
  ['node dist/main.js, SIGINT', MAIN, 'SIGINT', false],
  ['npm start, SIGTERM to npm', NPM, 'SIGTERM', false],
  ['npm start, SIGINT to npm', NPM, 'SIGINT', false],
  ['npm start, Ctrl-C: SIGINT to all of the group', NPM, 'SIGINT', true],
] as const;

describe.each(TOLD)('%s', (_, command, signal, isGroup) => {
  it('takes nothing new, answers what was asked, and ends', async () => {
    const { child, url, ended } = await start(command);
    const question = await beginQuestion(url);
    process.kill((isGroup ? -1 : 1) * (child.pid ?? 0), signal);
    await expect.poll(() => isOpen(url)).toBe(false);
    expect(await question.ask()).toContain('6.2');
    expect(await ended).toBe(0);
  });
});

describe('a signal before everything is open', () => {
  it('ends the process while the database does not answer', async () => {
    const { child, ended } = await start(MAIN, { DATABASE_URL: `postgresql://a:b@127.0.0.1:${await openSilent()}/c` });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('ends the process while Slack does not answer', async () => {
    const slack = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: `http://127.0.0.1:${await openSilent()}/api/`,
    };
    const { child, ended } = await start(MAIN, slack);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

describe('what no signal reaches', () => {
  it.skipIf(process.platform === 'win32')('ends by itself where npm was killed', async () => {
    const { child, url, ended } = await start(NPM);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await expect.poll(() => isOpen(url)).toBe(false);
  });

  it('goes on where it was started by hand and its shell is gone', async () => {
    const { url, ended } = await start(['sh', '-c', '"$0" "$1" & exit 0', ...MAIN]);
    await ended;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await isOpen(url)).toBe(true);
  });
});

const ISOLATED = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child'];
/** Where no container can be made, the same is asked of a process like any other. */
const isolates = spawnSync('unshare', [...ISOLATED.slice(1), 'true']).status === 0;

it('ends as the first process of a container, which ignores what nobody listens to', async () => {
  const { child, url } = await start(isolates ? [...ISOLATED, ...MAIN] : MAIN);
  const question = await beginQuestion(url);
  const first = isolates ? readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8') : child.pid;
  process.kill(Number(first), 'SIGTERM');
  await expect.poll(() => isOpen(url)).toBe(false);
  expect(await question.ask()).toContain('6.2');
});
