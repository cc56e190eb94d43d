import type { Knowledge } from '../../index/knowledge.ts';
import type { Library } from '../../index/library.ts';
import type { Citation } from '../../index/plan/cite.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import type { Question } from '../../intents/understand/question.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../config/logger.ts';
import type { Zone } from '../config/timezone.ts';
import type { Store } from '../store/store.ts';
import type { Server } from './http-server.ts';

/**
 * How a platform is: connected, standing by while another replica is connected, being tried again, refused for good,
 * displaced by a stranger, or without its settings.
 */
export type ConnectionState = 'connected' | 'standby' | 'waiting' | 'refused' | 'displaced' | 'off';

/** An answer with the question as it is shown and kept. */
export interface AnsweredQuestion {
  readonly question: string;
  readonly answer: Answer;
}

/** What a platform is given: the settings, the snapshot, the store, and the way to an answer. */
export interface AppContext {
  readonly config: Config;
  /** Resolves once the plans are loaded; nothing is answered before. Rejects where they are broken. */
  readonly loaded: Promise<unknown>;
  isLoaded(): boolean;
  /** All that is loaded; swapped whole when a file of the office changes, so take it once for a piece of work. */
  readonly library: Library;
  /** The plan of a question that names none. */
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly log: Log;
  readonly server: Server;
  answer(question: Question): Answer;
  /** Hears of an answer, and how long it took in milliseconds. */
  observe(answer: Answer, milliseconds: number): void;
  /** Address of a citation in the web console; null where PUBLIC_URL is not set. */
  link(citation: Citation): string | null;
  /** Now, in milliseconds, and the office's time zone. */
  now(): number;
  readonly zone: Zone;
  /** Today in that zone, YYYY-MM-DD. */
  today(): string;
  /** What is wrong with the office's files as they are now, while older ones answer; null for nothing. */
  trouble(): string | null;
  /** Each platform by name, and how it is. */
  platforms(): Readonly<Record<string, ConnectionState>>;
}

/** How a post ended. */
export type PostResult =
  | { readonly kind: 'posted' }
  /** The bot is not there any more, or the place is gone. */
  | { readonly kind: 'left'; readonly why: string }
  /** No second try will do. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Not now, or nobody knows whether it was posted: to be looked for in so many milliseconds. */
  | { readonly kind: 'again'; readonly after: number };

/** A try at a post, under a lease. Times are in milliseconds. */
export interface PostAttempt {
  /** By which the post is known again. */
  readonly key: string;
  /** 1 the first time; from 2 on it may already stand there. */
  readonly attempts: number;
  /** When it was first tried. */
  readonly firstAt: number;
  readonly leaseUntil: number;
}

/** What posts without having been asked. A place is a channel or a person, by the platform's own name for it. */
export interface DigestPoster {
  /** Posts a message of its own and marks it with the key of the attempt. Sends nothing once its lease is over. */
  post(place: string, answered: AnsweredQuestion, attempt: PostAttempt): Promise<PostResult>;
  /** Whether what was posted with a key since an instant stands there. Throws where that cannot be told. */
  find(place: string, key: string, since: number): Promise<boolean>;
}

/** A platform while it talks. */
export interface Connection {
  isConnected(): boolean;
  /** How it is, where connected or not does not tell all. */
  state?(): ConnectionState;
  /** What a person is told at the start where “connected” alone would not do. */
  readonly statusText?: string;
  /** Where the platform can post the day's digest. */
  readonly poster?: DigestPoster | undefined;
  /** Finishes what is in flight and leaves the rest in the inbox. */
  stop(): Promise<void>;
}

/** A way in which people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** The setting that is missing and where to get it, in Chinese; null where all are there. */
  missing(config: Config): string | null;
  /** Whether this is a refusal that no second try mends; without it nothing is. */
  isFinal?(reason: string): boolean;
  /** Whether it is wanted at all; one that is not is passed over in silence. */
  isWanted?(config: Config): boolean;
  /** Begins to talk. */
  connect(context: AppContext): Promise<Connection>;
}

/** Defines a platform. */
export function definePlatform(platform: Platform): Platform {
  return platform;
}
