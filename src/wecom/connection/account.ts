import type { Agent } from 'node:http';
import type { Config } from '../../config/config.ts';
import type { Log } from '../../config/logger.ts';
import type { AppContext } from '../../platform/platform.ts';
import { ATTEMPTS, type Timing } from '../limits.ts';

/** The setting that WeCom still needs and where to get it, in Chinese; null where all are there. */
export function missingAccount({ wecom }: Config): string | null {
  const place = '企业微信管理后台 → 智能机器人 → API 模式 → 长连接';
  if (wecom.botId === null) return `WECOM_BOT_ID：${place} → Bot ID`;
  return wecom.secret === null ? `WECOM_BOT_SECRET：${place} → Secret` : null;
}

/** Refusals of the subscription that no second try mends: a wrong secret, and a bot that WeCom does not know. */
const UNKNOWN = /\b(?:853000|93019)\b/;

/** Whether WeCom refuses the bot for good. */
export function isRejected(reason: string): boolean {
  return UNKNOWN.test(reason);
}

/** Where the long connection goes unless told otherwise. */
export const WECOM_URL = 'wss://openws.work.weixin.qq.com';

/** What the official client is told: it reconnects for ever, but does not insist on a secret that is wrong. `agent` leads through the office's proxy. */
export function clientOptions({ config, log }: AppContext, timing: Timing, agent: Agent | null) {
  const { botId, secret, url, ca } = config.wecom;
  return {
    ...{ botId: botId ?? '', secret: secret ?? '', logger: quietLogger(log) },
    ...{ reconnectInterval: timing.reconnect, heartbeatInterval: timing.ping },
    ...{ maxReconnectAttempts: -1, maxAuthFailureAttempts: ATTEMPTS.subscribe },
    ...(url === null ? {} : { wsUrl: url }),
    ...{ wsOptions: { ...(ca === null ? {} : { ca }), ...(agent === null ? {} : { agent }) } },
  };
}

/** The official client writes into our log at debug, and none of what people wrote: it puts frames behind the message or into it. */
function quietLogger(log: Log) {
  const say = (message: string) => log.debug({ wecom: message.replace(/,? ?body=.*$/s, '').slice(0, 200) }, 'WeCom');
  return { debug: say, info: say, warn: say, error: say };
}
