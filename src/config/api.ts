import { z } from 'zod';
import { words } from './accounts.ts';
import { SETTINGS_LIMITS } from './limits.ts';

const CLIENT = new RegExp(`^([\\w.-]{1,40})=(.{${SETTINGS_LIMITS.apiTokenCharacters},})$`);
const origin = z.url({ protocol: /^https?$/ }).refine((url) => URL.canParse(url) && new URL(url).origin === url);

/** The settings of the API and the MCP server for other programs, as they stand in the environment. */
export const API_SETTINGS = {
  API_TOKENS: words.refine((list) => list.every((one) => CLIENT.test(one))),
  API_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(SETTINGS_LIMITS.apiPerMinuteMost)
    .default(SETTINGS_LIMITS.apiPerMinute),
  API_ORIGINS: words.refine((list) => list.every((one) => origin.safeParse(one).success)),
} as const;

/** How to mend one of them. */
export const API_MENDS: Readonly<Record<string, string>> = {
  API_TOKENS: `API_TOKENS 写“名称=令牌”，令牌至少${SETTINGS_LIMITS.apiTokenCharacters}个字符，几个用逗号隔开`,
  API_REQUESTS_PER_MINUTE: 'API_REQUESTS_PER_MINUTE 写每个令牌每分钟最多几次，例如 120',
  API_ORIGINS: 'API_ORIGINS 写网页的来源，只到域名，例如 https://portal.example.gov.cn，几个用逗号隔开',
};

/** Who may ask as a program, and how often. */
export interface ApiAccess {
  /** Programs by name with their tokens; none where the API is closed. */
  readonly clients: readonly { readonly name: string; readonly token: string }[];
  /** Requests of one program in a minute. */
  readonly perMinute: number;
  /** Origins whose pages may call the API from a browser, and hold the question box. */
  readonly origins: readonly string[];
}

const schema = z.object(API_SETTINGS);

/** The access of programs by settings that were read. */
export function readApiAccess(read: z.infer<typeof schema>): ApiAccess {
  const clients = read.API_TOKENS.flatMap((one) => {
    const [, name, token] = CLIENT.exec(one) ?? [];
    return name === undefined || token === undefined ? [] : [{ name, token }];
  });
  return { clients, perMinute: read.API_REQUESTS_PER_MINUTE, origins: read.API_ORIGINS };
}
