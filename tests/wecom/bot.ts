import { onTestFinished } from 'vitest';
import type { Knowledge } from '../../index/knowledge.ts';
import { openLibrary } from '../../index/library.ts';
import type { AppContext } from '../../src/platform/platform.ts';
import type { Bot } from '../../src/wecom/bot.ts';
import { connect } from '../../src/wecom/connect.ts';
import { TIMING, type Timing } from '../../src/wecom/limits.ts';
import { openTestApp } from '../test-app.ts';
import { NAME } from './standin/callbacks.ts';
import { standin } from './standin/sdk-client.ts';
import type { Options } from './standin/state.ts';
import type { Wecom } from './standin.ts';

/** The timing of tests: less waiting for what they wait for, and longer leases and time-outs for a slow machine. */
export const QUICK: Timing = {
  ...TIMING,
  ...{ lease: 120_000, renewEvery: 100, reconnect: 10, startTimeout: 120_000, retryRefused: 50, retryUnclear: 20 },
};

/** The real bot beside a stand-in for WeCom. */
export interface Started {
  readonly wecom: Wecom;
  readonly bot: Bot;
  readonly context: AppContext;
  /** What the bot wrote to its log, as JSON. */
  readonly log: readonly string[];
}

/** What a test may set. */
export interface Setting {
  readonly options?: Options;
  readonly env?: Record<string, string>;
  readonly pace?: Partial<Timing>;
  readonly knowledge?: Knowledge;
  /** The clock; a moment that stands still unless told otherwise. */
  readonly now?: () => number;
}

/** What the bot runs in, which writes its log where a test can read it. */
export async function openOffice(wecom: Wecom, { env = {}, knowledge, now }: Setting = {}) {
  const settings = { WECOM_BOT_ID: wecom.botId, WECOM_BOT_SECRET: wecom.secret, WECOM_WS_URL: wecom.url };
  const testApp = await openTestApp(
    { ...settings, WECOM_BOT_NAME: NAME, QUESTIONS_PER_MINUTE: '1000', ...env },
    knowledge ? openLibrary([knowledge]) : undefined,
    now,
  );
  onTestFinished(testApp.close);
  const log: string[] = [];
  const write = (...words: unknown[]) => void log.push(JSON.stringify(words));
  const context: AppContext = { ...testApp.context, log: { debug: write, info: write, warn: write, error: write } };
  return { context, log };
}

/** Starts the bot in its context; it stops with the test. */
export async function startIn(context: AppContext, pace: Partial<Timing> = {}): Promise<Bot> {
  const bot = await connect(context, { ...QUICK, ...pace });
  onTestFinished(() => bot.stop());
  return bot;
}

/** Starts the bot beside a stand-in of its own. */
export async function startBot(setting: Setting = {}): Promise<Started> {
  const wecom = await standin(setting.options);
  const { context, log } = await openOffice(wecom, setting);
  return { wecom, context, log, bot: await startIn(context, setting.pace) };
}

/** What a text shows, without the marks of its markdown. */
export function shown(text: string): string {
  return text.replace(/\*\*|^> /gm, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
