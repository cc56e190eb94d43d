import type { AppContext } from '../../platform/platform.ts';
import { ATTEMPTS, type Timing } from '../limits.ts';
import { quietLogger } from './logger.ts';

/** What the official client is told: it reconnects for ever, but does not insist on a secret that is wrong. */
export function clientOptions({ config, log }: AppContext, timing: Timing) {
  const { botId, secret, url, ca } = config.wecom;
  return {
    ...{ botId: botId ?? '', secret: secret ?? '', logger: quietLogger(log) },
    ...{ reconnectInterval: timing.reconnect, heartbeatInterval: timing.ping },
    ...{ maxReconnectAttempts: -1, maxAuthFailureAttempts: ATTEMPTS.subscribe },
    ...(url === null ? {} : { wsUrl: url }),
    ...(ca === null ? {} : { wsOptions: { ca } }),
  };
}
