import { z } from 'zod';

/** Many offices write a proxy without its scheme. */
const address = z
  .string()
  .transform((text) => (text.includes('://') ? text : `http://${text}`))
  .pipe(z.url({ protocol: /^https?$/ }))
  .optional();

/** The settings of a proxy, as they stand in the environment of an office. */
export const PROXY_SETTINGS = {
  HTTPS_PROXY: address,
  HTTP_PROXY: address,
  NO_PROXY: z.string().optional(),
} as const;

/** How to mend one of them. */
export const PROXY_MENDS: Readonly<Record<string, string>> = {
  HTTPS_PROXY: 'HTTPS_PROXY 写代理的完整地址，例如 http://proxy.example.gov.cn:8080',
  HTTP_PROXY: 'HTTP_PROXY 写代理的完整地址，例如 http://proxy.example.gov.cn:8080',
};

/** The office's way out; a proxy's address may hold a password. */
export interface ProxyConfig {
  /** Proxies for https and wss, and for http and ws; null for none. */
  readonly https: string | null;
  readonly http: string | null;
  /** Hosts that are reached without it, parted by commas: a name holds for all below it. This machine is always among them. */
  readonly except: string;
}

/** Hosts that are never behind a proxy. */
const HERE = ['localhost', '127.0.0.1', '::1', '[::1]'];

const schema = z.object(PROXY_SETTINGS);

/** The proxy in settings that were read; null where none is set, or all hosts are excepted. That of http is also https' where that has none. */
export function readProxy({ HTTPS_PROXY, HTTP_PROXY, NO_PROXY = '' }: z.infer<typeof schema>): ProxyConfig | null {
  if (HTTPS_PROXY === undefined && HTTP_PROXY === undefined) return null;
  const except = NO_PROXY.split(/[\s,，]+/).filter((name) => name !== '');
  if (except.includes('*')) return null;
  return { https: HTTPS_PROXY ?? HTTP_PROXY ?? null, http: HTTP_PROXY ?? null, except: [...except, ...HERE].join(',') };
}

/** Puts the lower-case names that some systems use in the place of the usual ones, where these are not set. */
export function spellProxy(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const lower = Object.keys(PROXY_SETTINGS).flatMap((name) => {
    const value = env[name] || env[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...env, ...Object.fromEntries(lower) };
}

/** The proxy for an address; null where it is reached without one. */
export function proxyFor(proxy: ProxyConfig | null, url: string): string | null {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  const chosen = proxy === null ? null : isSecure ? proxy.https : proxy.http;
  if (proxy === null || chosen === null) return null;
  const own = port || (isSecure ? '443' : '80');
  return proxy.except.split(',').some((entry) => excepts(entry, hostname.toLowerCase(), own)) ? null : chosen;
}

function excepts(entry: string, host: string, port: string): boolean {
  const [, name = entry, only] = /^(.+[^:]):(\d+)$/.exec(entry) ?? [];
  if (only !== undefined && !entry.startsWith('[') && !entry.includes('::') && only !== port) return false;
  const bare = name.replace(/^\*?\./, '').toLowerCase();
  return host === bare || host.endsWith(`.${bare}`);
}
