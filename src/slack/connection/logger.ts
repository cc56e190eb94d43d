import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../config/logger.ts';

/** Slack's own libraries write into our log; what they think worth an error is a warning here, since it is made good. */
export function quietLogger(log: Log): Logger {
  const say =
    (to: 'debug' | 'warn') =>
    (...words: unknown[]) =>
      log[to]({ slack: words.map(String).join(' ').slice(0, 300) }, 'slack');
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('debug'),
    error: say('warn'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
