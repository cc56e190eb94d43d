import type { Config } from '../../config/config.ts';

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
