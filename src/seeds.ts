import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../index/fault.ts';
import type { Library } from '../index/library.ts';
import { openRust } from './jieba/rust.ts';
import { loadLibrary } from './load.ts';
import type { Log } from './log.ts';

/** How often the folder is looked at, in milliseconds: a copied file is seen within two looks. */
const EVERY = 2_000;

/** What a watch over a folder needs. */
export interface Watch {
  readonly folder: string;
  readonly library: Library;
  readonly log: Log;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/**
 * The office's files while the program runs: a change is read into a new snapshot, which takes the place of the old one
 * whole; where it is broken the old one stays. The folder is looked at instead of watched, so that network drives and
 * mounts do, and a file counts as changed once two looks find it the same.
 */
export class Seeds {
  private readonly watch: Watch;
  private readonly timer: NodeJS.Timeout;
  private current: Library;
  private loaded: string | null = null;
  private seen: string | null = null;
  private busy: Promise<void> | null = null;
  private problem: string | null = null;

  constructor(watch: Watch) {
    this.watch = watch;
    this.current = watch.library;
    this.timer = setInterval(() => this.look(), watch.every ?? EVERY);
    this.timer.unref();
    this.look();
  }

  /** The snapshot that answers now. */
  get library(): Library {
    return this.current;
  }

  /** What is wrong with the files as they are now, in one line; null where they are what is loaded. */
  get trouble(): string | null {
    return this.problem;
  }

  /** Stops looking. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.busy;
  }

  private look(): void {
    this.busy ??= this.check().finally(() => {
      this.busy = null;
    });
  }

  private async check(): Promise<void> {
    const { folder, log } = this.watch;
    try {
      const now = await signature(folder);
      this.loaded ??= now;
      const isSettled = now === this.seen;
      this.seen = now;
      if (!isSettled || now === this.loaded) return;
      this.loaded = now;
      // A segmenter of its own: nodejieba has one dictionary for the whole process, which is still answering.
      this.current = await loadLibrary(folder, openRust);
      this.problem = null;
      const plans = this.current.plans.map(({ plan, version }) => `${plan.id} ${version}`);
      log.info({ plans }, 'the changed files are loaded');
    } catch (error) {
      this.problem = error instanceof Fault ? error.message : `文件读不出来（${String(error)}）`;
      log.error({ problem: this.problem }, 'the changed files are broken, the old ones stay');
    }
  }
}

/** Names, sizes and times of all files of a folder. */
async function signature(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const lines = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs, ino } = await stat(join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    }),
  );
  return lines.join('\n');
}
