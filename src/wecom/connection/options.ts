import type { House } from '../../platform/platform.ts';
import { quietLogger } from './logger.ts';
import type { Pace } from './timing.ts';

/** Subscriptions that WeCom refuses before the bot gives up. */
const TRIES = 3;

/** What the official client is told: it reconnects for ever, but does not insist on a secret that is wrong. */
export function optionsOf({ config, log }: House, pace: Pace) {
  const { botId, secret, url, ca } = config.wecom;
  return {
    ...{ botId: botId ?? '', secret: secret ?? '', logger: quietLogger(log) },
    ...{ reconnectInterval: pace.reconnect, heartbeatInterval: pace.ping },
    ...{ maxReconnectAttempts: -1, maxAuthFailureAttempts: TRIES },
    ...(url === null ? {} : { wsUrl: url }),
    ...(ca === null ? {} : { wsOptions: { ca } }),
  };
}
