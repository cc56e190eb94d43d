import type { Keep } from '../../index/knowledge.ts';
import type { Library } from '../../index/library.ts';
import type { Segmenter } from '../../index/search/tokens.ts';
import { Fault } from '../../index/text/fault.ts';
import type { Log } from '../config/logger.ts';
import type { Dictionary } from '../jieba/dictionary.ts';
import { openRust } from '../jieba/rust.ts';
import { signatureOf } from './fingerprint.ts';
import { SEEDS_LIMITS } from './limits.ts';
import { loadSeeds } from './load.ts';
import { strayFiles } from './plan-files.ts';

/** What a watch over a folder needs. */
interface Watch {
  readonly folder: string;
  readonly library: Library;
  /** What the files were when they were read. */
  readonly signature: string;
  readonly log: Log;
  readonly keep?: Keep;
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
  private loaded: string;
  private seen: string | null = null;
  private busy: Promise<void> | null = null;
  private problem: string | null = null;
  private words: { readonly bytes: Uint8Array; readonly segmenter: Segmenter } | null = null;

  constructor(watch: Watch) {
    this.watch = watch;
    this.current = watch.library;
    this.loaded = watch.signature;
    this.timer = setInterval(() => this.look(), watch.every ?? SEEDS_LIMITS.poll);
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

  /** A segmenter beside the one that is answering, since nodejieba has one dictionary for the whole process; the last is kept while no word changes. */
  private segmenter(dictionary: Dictionary): Segmenter {
    const { bytes } = dictionary;
    if (this.words === null || Buffer.compare(this.words.bytes, bytes) !== 0)
      this.words = { bytes, segmenter: openRust(dictionary) };
    return this.words.segmenter;
  }

  private async check(): Promise<void> {
    const { folder, log, keep } = this.watch;
    try {
      const now = await signatureOf(folder);
      const isSettled = now === this.seen;
      this.seen = now;
      if (!isSettled || now === this.loaded) return;
      this.loaded = now;
      const { library, signature } = await loadSeeds(folder, (dictionary) => this.segmenter(dictionary), keep);
      this.current = library;
      this.loaded = signature;
      this.problem = null;
      const plans = this.current.plans.map(({ plan, version }) => `${plan.id} ${version}`);
      const ignored = strayFiles(folder).map(({ message }) => message);
      log.info({ plans, ...(ignored.length > 0 ? { ignored } : {}) }, 'seeds reloaded');
    } catch (error) {
      this.problem = error instanceof Fault ? error.message : `文件读不出来（${String(error)}）`;
      log.error({ problem: this.problem }, 'seeds reload failed, keeping the old ones');
    }
  }
}
