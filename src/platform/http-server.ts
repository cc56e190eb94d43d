import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Fault } from '../../index/text/fault.ts';
import type { Config } from '../config/config.ts';
import { MINUTE, SECOND } from '../config/durations.ts';
import type { Log } from '../config/logger.ts';
import { type Client, readClient } from './client.ts';
import { HTTP_LIMITS } from './limits.ts';
import { openQuota } from './quota.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

/** How long the server waits for what. */
const TIMES = { requestTimeout: HTTP_LIMITS.request, keepAliveTimeout: HTTP_LIMITS.keepAlive };

/** Whether a host is this machine itself, by its name or address. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Answers a request of somebody. */
export type Handle = (request: Request, client: Client) => Response | Promise<Response>;

/** Where to listen, and who may come. */
type Listening = Pick<Config['web'], 'host' | 'port' | 'token' | 'publicUrl' | 'proxies' | 'requestsPerMinute'>;

/** The one HTTP server: the web console, health, and the callbacks of platforms. */
export interface Server {
  /** Where it listens, such as http://127.0.0.1:3000. */
  readonly url: string;
  /**
   * Hands a path and all below it to a handler; the longest that fits a request takes it. What is `signed` comes by any
   * host name and as often as it likes: the handler knows who sent it.
   */
  mount(path: string, handle: Handle, signed?: boolean): void;
  close(): Promise<void>;
}

/** Listens. What is asked for before it is mounted waits until all is `opened`. Throws Fault where the address is taken or not to be had. */
export async function openServer(
  listening: Listening,
  log: Log,
  opened: Promise<unknown> = Promise.resolve(),
): Promise<Server> {
  const { host, port } = listening;
  const mounts = new Map<string, Mount>();
  const app = new Hono<{ Bindings: HttpBindings; Variables: { client: Client } }>();
  const admit = openGate(listening);
  app.use(async (c, next) => {
    c.set('client', readClient(c.env.incoming, listening.proxies));
    const refused = await admit(c.req.url, c.get('client'), find(mounts, c.req.path)?.signed === true);
    return refused ?? next();
  });
  app.use(bodyLimit({ maxSize: HTTP_LIMITS.body, onError: tooLarge }));
  app.all('*', async (c) => {
    if (!find(mounts, c.req.path)) await opened;
    return find(mounts, c.req.path)?.handle(c.req.raw, c.get('client')) ?? c.text('没有这个地址。', 404);
  });
  app.onError((error, c) => {
    log.error({ error: String(error), path: c.req.path }, 'request failed');
    return c.text('出错了，请再试一次。', 500);
  });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host, serverOptions: TIMES }) as HttpServer;
  let isClosing = false;
  // A connection that a client keeps would carry one request after the other, and nothing would ever end.
  server.prependListener('request', (_, response) => {
    if (isClosing) response.shouldKeepAlive = false;
  });
  await listen(server, host, port);
  return {
    url: urlOf(server.address() as AddressInfo),
    mount: (path, handle, signed = false) => mounts.set(path, { handle, signed }),
    close: () => {
      isClosing = true;
      return close(server);
    },
  };
}

async function tooLarge(c: Context): Promise<Response> {
  await drain(c.req.raw);
  return c.text('内容太大。', 413);
}

/** Reads away a body that is refused: a browser that is still sending would see a broken connection instead of the refusal. */
export async function drain({ body }: Request): Promise<void> {
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > HTTP_LIMITS.drained) return;
  }
}

interface Mount {
  readonly handle: Handle;
  readonly signed: boolean;
}

/** Refuses what names no host or a strange one, and what comes too often from one address; null where it may pass. */
function openGate({ token, publicUrl, requestsPerMinute }: Listening) {
  const quota = openQuota(requestsPerMinute, MINUTE / SECOND);
  const known = publicUrl === null ? null : new URL(publicUrl).host;
  return async (url: string, { address }: Client, signed: boolean): Promise<Response | null> => {
    if (!URL.canParse(url)) return new Response('主机名不对。', { status: 400 });
    const { host, hostname } = new URL(url);
    if (signed) return null;
    const isKnown = token !== null || host === known || isLoopback(hostname);
    if (!isKnown) return new Response(`没有处理：不认识的主机名 ${host}。`, { status: 421 });
    const wait = await quota.take(address);
    return wait === 0 ? null : tooMany(wait);
  };
}

/** What is said to whom comes too often. */
export function tooMany(seconds: number): Response {
  return new Response(`请求太多，请${seconds}秒后再试。`, { status: 429, headers: { 'retry-after': `${seconds}` } });
}

function urlOf({ family, address, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function find(mounts: ReadonlyMap<string, Mount>, path: string): Mount | undefined {
  const fitting = [...mounts.keys()].filter((mount) => mount === '/' || path === mount || path.startsWith(`${mount}/`));
  return mounts.get(fitting.toSorted((a, b) => b.length - a.length)[0] ?? '');
}

/** What a failure to listen means, by Node's code: what is wrong, and the mend. */
const REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
  EADDRINUSE: ['已被别的程序占用', '换一个端口，例如 PORT=3001 npm start，或先停掉占用的程序'],
  EACCES: ['没有权限使用', '换一个1024以上的端口，例如 PORT=3000'],
  EADDRNOTAVAIL: ['不是本机的地址', 'HOST 写本机的地址，例如 127.0.0.1'],
  ENOTFOUND: ['不是本机的地址', 'HOST 写本机的地址，例如 127.0.0.1'],
};

function listen(server: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const [problem, mend] = REFUSALS[error.code ?? ''] ?? [
        `打不开（${error.code ?? error.message}）`,
        '检查 HOST 和 PORT',
      ];
      reject(new Fault('.env', null, `地址 ${host}:${port} ${problem}`, mend));
    });
    server.listen(port, host, () => resolve());
  });
}

/** Takes nothing new, lets what is in flight end, then cuts what is left. */
async function close(server: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), HTTP_LIMITS.stopTimeout);
  await closed;
  clearTimeout(cut);
}
