import type { Knowledge } from '../index/knowledge.ts';
import type { Answer } from '../intents/answer.ts';
import type { Question } from '../intents/asked.ts';
import type { Config } from './config.ts';

/** What a platform is given: the settings, the snapshot, and the way to an answer. */
export interface House {
  readonly config: Config;
  readonly knowledge: Knowledge;
  answer(question: Question): Answer;
  /** Today, YYYY-MM-DD. */
  today(): string;
}

/** A way in which people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** Settings that it needs; it stays off where one is missing. */
  readonly env: readonly string[];
  /** Talks until it is over. */
  connect(house: House): Promise<void>;
}

/** Defines a platform. */
export function definePlatform(platform: Platform): Platform {
  return platform;
}
