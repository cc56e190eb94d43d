import type { BlockList } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../index/text/fault.ts';
import { ACCOUNT_MENDS, ACCOUNTS, readAccounts, type SlackAccount, type WecomAccount, words } from './accounts.ts';
import { API_MENDS, API_SETTINGS, type ApiAccess, readApiAccess } from './api.ts';
import { readEnvFile } from './env-file.ts';
import { SETTINGS_LIMITS } from './limits.ts';
import { isNetwork, readNetworks } from './network.ts';
import { PROXY_MENDS, PROXY_SETTINGS, type ProxyConfig, readProxy, spellProxy } from './proxy.ts';
import { ROOT } from './root.ts';
import { isZone } from './timezone.ts';

const word = z.string().trim().min(1).optional();
const port = z.coerce.number().int().min(0).max(65_535).default(SETTINGS_LIMITS.port);
const secret = z.string().min(SETTINGS_LIMITS.tokenCharacters).optional();
const whole = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);
const origin = z.url({ protocol: /^https?$/ }).refine((url) => URL.canParse(url) && new URL(url).pathname === '/');
const schema = z.object({
  SEEDS_DIR: z.string().min(1).default(join(ROOT, 'seeds')),
  DATA_DIR: z.string().min(1).default(join(ROOT, 'data')),
  DATABASE_URL: word,
  TIME_ZONE: z.string().default('Asia/Shanghai').refine(isZone),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port,
  PUBLIC_URL: origin.optional(),
  TRUST_PROXY: words.refine((list) => list.every(isNetwork)),
  CONSOLE_TOKEN: secret,
  METRICS_TOKEN: secret,
  DATABASE_POOL: whole(SETTINGS_LIMITS.poolMost, SETTINGS_LIMITS.pool),
  RETENTION_DAYS: whole(SETTINGS_LIMITS.retentionMost, SETTINGS_LIMITS.retention),
  USER_IDS: z.enum(['plain', 'hashed']).default('plain'),
  USER_IDS_KEY: secret,
  ...PROXY_SETTINGS,
  ...ACCOUNTS,
  ...API_SETTINGS,
  ADMIN_USERS: words,
  QUESTIONS_PER_MINUTE: whole(SETTINGS_LIMITS.questionsPerMinuteMost, SETTINGS_LIMITS.questionsPerMinute),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SEGMENTER: z.enum(['auto', 'nodejieba', 'rust']).default('auto'),
  NO_COLOR: z.string().optional(),
});

/** Names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

/** How to mend a setting that is refused. */
const MENDS: Readonly<Record<string, string>> = {
  TIME_ZONE: 'TIME_ZONE 写时区名，例如 Asia/Shanghai、Europe/Berlin',
  ...ACCOUNT_MENDS,
  ...API_MENDS,
  PORT: 'PORT 写端口号，例如 3000',
  TRUST_PROXY: 'TRUST_PROXY 写反向代理的地址或网段，例如 127.0.0.1、10.0.0.0/8，几个用逗号隔开',
  PUBLIC_URL: 'PUBLIC_URL 只写到域名，例如 https://plan.example.gov.cn',
  CONSOLE_TOKEN: `CONSOLE_TOKEN 至少${SETTINGS_LIMITS.tokenCharacters}个字符`,
  METRICS_TOKEN: `METRICS_TOKEN 至少${SETTINGS_LIMITS.tokenCharacters}个字符`,
  DATABASE_POOL: `DATABASE_POOL 写1到${SETTINGS_LIMITS.poolMost}的整数`,
  RETENTION_DAYS: `RETENTION_DAYS 写1到${SETTINGS_LIMITS.retentionMost}的整数，单位是天`,
  USER_IDS: 'USER_IDS 写 plain（原样）或 hashed（只存带钥匙的散列）',
  USER_IDS_KEY: `USER_IDS_KEY 至少${SETTINGS_LIMITS.tokenCharacters}个字符`,
  ...PROXY_MENDS,
};

/** What the environment and .env say, checked. */
export interface Config {
  /** Folder of the plans and word lists; absolute. */
  readonly seeds: string;
  /** Folder of the SQLite file; absolute. */
  readonly data: string;
  /** PostgreSQL to keep state in instead of the file; null for the file. */
  readonly databaseUrl: string | null;
  /** Connections to it at most. */
  readonly pool: number;
  /** How long what grows is kept at most, in days. */
  readonly retentionDays: number;
  /** Whether people's ids are kept as keyed hashes, and by which key; null for one that is made in the data folder. */
  readonly hidesUsers: boolean;
  readonly userKey: string | null;
  /** The office's proxy; null for none. */
  readonly proxy: ProxyConfig | null;
  /** IANA name of the office's time zone. */
  readonly zone: string;
  readonly web: {
    /** Address and port to listen on; port 0 takes any that is free. */
    readonly host: string;
    readonly port: number;
    /** Origin under which people reach the console, without a slash at its end; null where none is told. */
    readonly publicUrl: string | null;
    /** Proxies that are believed about whom they speak for. */
    readonly proxies: BlockList;
    /** Requests that one address may send in a minute. */
    readonly requestsPerMinute: number;
    /** Opens what people asked; null where the console is open on this machine alone. */
    readonly token: string | null;
    /** Opens /metrics; null where it is open on this machine alone. */
    readonly metricsToken: string | null;
  };
  readonly slack: SlackAccount;
  readonly wecom: WecomAccount;
  /** Who runs the bot and may see in chat what people asked: Slack's and WeCom's ids, also as `slack:…` and `wecom:…`. */
  readonly admins: readonly string[];
  readonly api: ApiAccess;
  /** Questions that one person may ask in a minute. */
  readonly perMinute: number;
  readonly logLevel: string;
  /** Which jieba splits words: nodejieba, @node-rs/jieba, or the first where it was built. */
  readonly segmenter: 'auto' | 'nodejieba' | 'rust';
  readonly colour: boolean;
}

/** Reads the environment, with .env of the working folder beneath it. Throws Fault for a value that cannot be. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.entries(spellProxy(env)).filter(([, value]) => value !== undefined);
  const merged = { ...readEnvFile(SETTING_NAMES), ...Object.fromEntries(given) };
  const known = Object.entries(merged).filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(known));
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))];
    const mend = names.map((name) => MENDS[name]).find((text) => text !== undefined) ?? '照 .env.example 改正';
    throw new Fault('.env', null, `设置不对：${names.join('、')}`, mend);
  }
  const read = result.data;
  if (read.USER_IDS === 'hashed' && read.DATABASE_URL !== undefined && read.USER_IDS_KEY === undefined)
    throw new Fault('.env', null, 'USER_IDS=hashed 而几个副本没有同一把钥匙', '给所有副本写上同一个 USER_IDS_KEY');
  return {
    seeds: resolve(read.SEEDS_DIR),
    data: resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    pool: read.DATABASE_POOL,
    retentionDays: read.RETENTION_DAYS,
    hidesUsers: read.USER_IDS === 'hashed',
    userKey: read.USER_IDS_KEY ?? null,
    proxy: readProxy(read),
    zone: read.TIME_ZONE,
    web: {
      host: read.HOST,
      port: read.PORT,
      publicUrl: read.PUBLIC_URL === undefined ? null : new URL(read.PUBLIC_URL).origin,
      proxies: readNetworks(read.TRUST_PROXY),
      requestsPerMinute: read.QUESTIONS_PER_MINUTE * SETTINGS_LIMITS.requestsPerQuestion,
      token: read.CONSOLE_TOKEN ?? null,
      metricsToken: read.METRICS_TOKEN ?? null,
    },
    ...readAccounts(read),
    ...{ admins: read.ADMIN_USERS, api: readApiAccess(read) },
    perMinute: read.QUESTIONS_PER_MINUTE,
    logLevel: read.LOG_LEVEL,
    segmenter: read.SEGMENTER,
    colour: (read.NO_COLOR ?? '') === '',
  };
}
