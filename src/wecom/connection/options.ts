import type { AppContext } from '../../platform/platform.ts';
import { quietLogger } from './logger.ts';
import type { Timing } from './timing.ts';

/** Subscriptions that WeCom refuses before the bot gives up. */
const TRIES = 3;

/** What the official client is told: it reconnects for ever, but does not insist on a secret that is wrong. */
export function clientOptions({ config, log }: AppContext, timing: Timing) {
  const { botId, secret, url, ca } = config.wecom;
  return {
    ...{ botId: botId ?? '', secret: secret ?? '', logger: quietLogger(log) },
    ...{ reconnectInterval: timing.reconnect, heartbeatInterval: timing.ping },
    ...{ maxReconnectAttempts: -1, maxAuthFailureAttempts: TRIES },
    ...(url === null ? {} : { wsUrl: url }),
    ...(ca === null ? {} : { wsOptions: { ca } }),
  };
}
