import { join, resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { Fault } from '../../index/text/fault.ts';
import { ACCOUNT_MENDS, ACCOUNTS, readAccounts, type SlackAccount, type WecomAccount } from './accounts.ts';
import { API_MENDS, API_SETTINGS, type ApiAccess, readApiAccess } from './api.ts';
import { SETTINGS_LIMITS } from './limits.ts';
import { ROOT } from './root.ts';
import { isZone } from './timezone.ts';

const word = z.string().trim().min(1).optional();
const port = z.coerce.number().int().min(0).max(65_535).default(SETTINGS_LIMITS.port);
const origin = z.url({ protocol: /^https?$/ }).refine((url) => URL.canParse(url) && new URL(url).pathname === '/');
const schema = z.object({
  SEEDS_DIR: z.string().min(1).default(join(ROOT, 'seeds')),
  DATA_DIR: z.string().min(1).default(join(ROOT, 'data')),
  DATABASE_URL: word,
  TIME_ZONE: z.string().default('Asia/Shanghai').refine(isZone),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port,
  PUBLIC_URL: origin.optional(),
  CONSOLE_TOKEN: z.string().min(SETTINGS_LIMITS.tokenCharacters).optional(),
  ...ACCOUNTS,
  ...API_SETTINGS,
  QUESTIONS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(SETTINGS_LIMITS.questionsPerMinuteMost)
    .default(SETTINGS_LIMITS.questionsPerMinute),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SEGMENTER: z.enum(['auto', 'nodejieba', 'rust']).default('auto'),
  NO_COLOR: z.string().optional(),
});

/** How to mend a setting that is refused. */
const MENDS: Readonly<Record<string, string>> = {
  TIME_ZONE: 'TIME_ZONE 写时区名，例如 Asia/Shanghai、Europe/Berlin',
  ...ACCOUNT_MENDS,
  ...API_MENDS,
  PORT: 'PORT 写端口号，例如 3000',
  PUBLIC_URL: 'PUBLIC_URL 只写到域名，例如 https://plan.example.gov.cn',
  CONSOLE_TOKEN: `CONSOLE_TOKEN 至少${SETTINGS_LIMITS.tokenCharacters}个字符`,
};

/** What the environment and .env say, checked. */
export interface Config {
  /** Folder of the plans and word lists; absolute. */
  readonly seeds: string;
  /** Folder of the SQLite file; absolute. */
  readonly data: string;
  /** PostgreSQL to keep state in instead of the file; null for the file. */
  readonly databaseUrl: string | null;
  /** IANA name of the office's time zone. */
  readonly zone: string;
  readonly web: {
    /** Address and port to listen on; port 0 takes any that is free. */
    readonly host: string;
    readonly port: number;
    /** Origin under which people reach the console, without a slash at its end; null where none is told. */
    readonly publicUrl: string | null;
    /** Opens what people asked; null where the console is open on this machine alone. */
    readonly token: string | null;
  };
  readonly slack: SlackAccount;
  readonly wecom: WecomAccount;
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
  const merged: Record<string, string> = {};
  readDotenv({ quiet: true, processEnv: merged });
  const known = Object.entries({ ...merged, ...env }).filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(known));
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))];
    const mend = names.map((name) => MENDS[name]).find((text) => text !== undefined) ?? '照 .env.example 改正';
    throw new Fault('.env', null, `设置不对：${names.join('、')}`, mend);
  }
  const read = result.data;
  return {
    seeds: resolve(read.SEEDS_DIR),
    data: resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    zone: read.TIME_ZONE,
    web: {
      host: read.HOST,
      port: read.PORT,
      publicUrl: read.PUBLIC_URL === undefined ? null : new URL(read.PUBLIC_URL).origin,
      token: read.CONSOLE_TOKEN ?? null,
    },
    ...readAccounts(read),
    api: readApiAccess(read),
    perMinute: read.QUESTIONS_PER_MINUTE,
    logLevel: read.LOG_LEVEL,
    segmenter: read.SEGMENTER,
    colour: (read.NO_COLOR ?? '') === '',
  };
}
