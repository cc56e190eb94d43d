import type { Knowledge } from '../index/knowledge.ts';
import type { Answer } from '../intents/answer.ts';
import type { Question } from '../intents/asked.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Store } from './store/open.ts';

/** What a platform is given: the settings, the snapshot, the store, and the way to an answer. */
export interface House {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly log: Log;
  answer(question: Question): Answer;
  /** Today, YYYY-MM-DD. */
  today(): string;
}

/** A platform while it talks. */
export interface Connection {
  isConnected(): boolean;
  /** The port that it listens on; null where it listens on none. */
  readonly port: number | null;
  /** Finishes what is in flight and leaves the rest in the inbox. */
  stop(): Promise<void>;
}

/** A way in which people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** The setting that is missing and where to get it, in Chinese; null where all are there. */
  missing(config: Config): string | null;
  /** Begins to talk. */
  connect(house: House): Promise<Connection>;
}

/** Defines a platform. */
export function definePlatform(platform: Platform): Platform {
  return platform;
}
