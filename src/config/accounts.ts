import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Fault } from '../../index/text/fault.ts';

const word = z.string().trim().min(1).optional();
/** Several words, parted by commas or blanks. */
export const words = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,，、;；]+/).filter((one) => one !== ''));
const socket = z.url({ protocol: /^wss?$/ });
const hook = z.url({ protocol: /^https?$/ });

/** The settings with which the bot logs in on platforms, as they stand in the environment. */
export const ACCOUNTS = {
  SLACK_BOT_TOKEN: word,
  SLACK_APP_TOKEN: word,
  SLACK_SIGNING_SECRET: word,
  SLACK_API_URL: z.url().optional(),
  WECOM_BOT_ID: word,
  WECOM_BOT_SECRET: word,
  WECOM_WS_URL: socket.optional(),
  WECOM_CA_FILE: word,
  WECOM_BOT_NAME: word,
  WECOM_ALLOW_CHATS: words,
  WECOM_ALLOW_USERS: words,
  WECOM_WEBHOOK_URL: words.refine((urls) => urls.every((url) => hook.safeParse(url).success)),
} as const;

/** How to mend one of them. */
export const ACCOUNT_MENDS: Readonly<Record<string, string>> = {
  WECOM_WS_URL: 'WECOM_WS_URL 写长连接地址，例如 wss://openws.work.weixin.qq.com',
  WECOM_WEBHOOK_URL: 'WECOM_WEBHOOK_URL 写群里“消息推送”的完整地址，几个群用逗号隔开',
};

/** Slack's settings. */
export interface SlackAccount {
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly apiUrl: string | null;
}

/** WeCom's settings. */
export interface WecomAccount {
  readonly botId: string | null;
  readonly secret: string | null;
  /** Where the long connection goes; null for WeCom's own. */
  readonly url: string | null;
  /** Certificates to trust besides, as PEM; null for those of the system alone. */
  readonly ca: string | null;
  /** The bot's name as it stands in mentions; null where it is not told. */
  readonly name: string | null;
  /** Groups and people that may ask; empty for all. */
  readonly chats: readonly string[];
  readonly users: readonly string[];
  /** Webhooks of groups; each holds a key that nobody may see. */
  readonly webhooks: readonly string[];
}

const schema = z.object(ACCOUNTS);

/** The accounts in settings that were read. Throws Fault where the file of certificates cannot be read. */
export function readAccounts(read: z.infer<typeof schema>): { slack: SlackAccount; wecom: WecomAccount } {
  return {
    slack: {
      botToken: read.SLACK_BOT_TOKEN ?? null,
      appToken: read.SLACK_APP_TOKEN ?? null,
      signingSecret: read.SLACK_SIGNING_SECRET ?? null,
      apiUrl: read.SLACK_API_URL ?? null,
    },
    wecom: {
      botId: read.WECOM_BOT_ID ?? null,
      secret: read.WECOM_BOT_SECRET ?? null,
      url: read.WECOM_WS_URL ?? null,
      ca: read.WECOM_CA_FILE === undefined ? null : readCertificates(read.WECOM_CA_FILE),
      name: read.WECOM_BOT_NAME ?? null,
      chats: read.WECOM_ALLOW_CHATS,
      users: read.WECOM_ALLOW_USERS,
      webhooks: read.WECOM_WEBHOOK_URL,
    },
  };
}

function readCertificates(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch {
    // Told below, like a file that holds something else.
  }
  throw new Fault('.env', null, `WECOM_CA_FILE=${file} 里读不到证书`, '写 PEM 证书文件的路径，并检查读取权限');
}
