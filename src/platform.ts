import type { Citation } from '../index/cite.ts';
import type { Knowledge } from '../index/knowledge.ts';
import type { Library } from '../index/library.ts';
import type { Answer } from '../intents/answer.ts';
import type { Question } from '../intents/asked.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Server } from './server.ts';
import type { Store } from './store/open.ts';

/** What a platform is given: the settings, the snapshot, the store, and the way to an answer. */
export interface House {
  readonly config: Config;
  /** All that is loaded; swapped whole when a file of the office changes, so take it once for a piece of work. */
  readonly library: Library;
  /** The plan of a question that names none. */
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly log: Log;
  readonly server: Server;
  answer(question: Question): Answer;
  /** Address of a citation in the web console; null where PUBLIC_URL is not set. */
  link(citation: Citation): string | null;
  /** Today, YYYY-MM-DD. */
  today(): string;
}

/** A platform while it talks. */
export interface Connection {
  isConnected(): boolean;
  /** What a person is told at the start where “connected” alone would not do. */
  readonly line?: string;
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
