import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../src/config/root.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { MORNING } from './test-app.ts';

/** How often is looked whether something is so, in milliseconds. */
const LOOK = 10;

/** The product in a process of its own. */
export interface Replica {
  readonly name: string;
  /** All that it has printed. */
  said(): string;
  /** Waits until it has printed something; throws where it ends before. */
  says(words: string): Promise<void>;
  /** Where its pages are, once it has said so. */
  url(): string;
  /** Ends it by a signal and gives its exit status; null where the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Stops it in the middle of whatever it does, until it is thawed. */
  freeze(): void;
  thaw(): void;
}

/** Where replicas run that share a store: a folder, a clock, a look into the store. */
export interface Stage {
  readonly store: Store;
  /** Starts a replica with further settings. */
  start(env: Readonly<Record<string, string>>): Replica;
  /** What the replicas take for now. */
  now(): number;
  /** Sets the clock of all replicas forward, by milliseconds. */
  forward(milliseconds: number): void;
  /** Lets all replicas finish what they are at, and end. */
  end(): Promise<void>;
  /** Ends all replicas at once and removes the folder. */
  close(): Promise<void>;
}

/** Opens a stage on a PostgreSQL, or on a file where none is given. It is ten o'clock of a working day there. */
export async function openStage(databaseUrl: string | null = null): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'stage-'));
  const clock = join(folder, 'clock');
  let ahead = MORNING - Date.now();
  const set = () => {
    // At once: a replica reads the file whenever it looks at its clock.
    writeFileSync(`${clock}.new`, String(ahead));
    renameSync(`${clock}.new`, clock);
  };
  set();
  const store = await openStore({ dataDir: folder, databaseUrl });
  const running: Replica[] = [];
  const shared = { DATA_DIR: folder, DATABASE_URL: databaseUrl ?? '', TEST_CLOCK: clock, PORT: '0' };
  return {
    store,
    start(env) {
      const replica = spawnReplica(`replica${running.length}`, { ...shared, SEGMENTER: 'rust', ...env });
      running.push(replica);
      return replica;
    },
    now: () => Date.now() + ahead,
    forward(milliseconds) {
      ahead += milliseconds;
      set();
    },
    async end() {
      await Promise.all(running.map((replica) => replica.end('SIGTERM')));
    },
    async close() {
      await Promise.all(running.map((replica) => replica.end('SIGKILL')));
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until something is so, however long it takes; the test's own end is the only one. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(LOOK);
}

function spawnReplica(name: string, env: Readonly<Record<string, string>>): Replica {
  const preload = pathToFileURL(join(ROOT, 'tests', 'clock.mjs')).href;
  const child: ChildProcess = spawn(process.execPath, ['--import', preload, join(ROOT, 'dist', 'main.js')], {
    env: { ...process.env, ...env },
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    name,
    said: () => said,
    async says(words) {
      await until(() => said.includes(words) || isOver());
      if (!said.includes(words)) throw new Error(`${name} ended without “${words}”:\n${said}`);
    },
    url: () => /网页 (http:\S+) 已打开/.exec(said)?.[1] ?? '',
    async end(signal) {
      if (!isOver()) child.kill(signal);
      return ended;
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}
