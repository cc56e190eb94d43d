import type { Agent } from 'node:http';
import type { SocketModeOptions } from '@slack/socket-mode';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Dispatcher } from 'undici';
import { type ProxyConfig, proxyFor } from '../config/proxy.ts';

/** Sends what fetch asks for through the office's proxy, for the whole process; without one nothing changes. */
export async function routeFetch(proxy: ProxyConfig | null): Promise<void> {
  if (proxy === null) return;
  // As a default: what is bundled gives a CommonJS package no other name.
  const { default: undici } = await import('undici');
  undici.setGlobalDispatcher(await openDispatcher(proxy));
}

/** What Slack's Socket Mode is given besides: the way through the proxy, where there is one. */
export async function socketModeRoute(proxy: ProxyConfig | null): Promise<Pick<SocketModeOptions, 'dispatcher'>> {
  // The option's own type asks for no more than what undici's dispatchers have.
  return proxy === null
    ? {}
    : { dispatcher: (await openDispatcher(proxy)) as SocketModeOptions['dispatcher'] & object };
}

/** An agent that reaches one address through the proxy, for clients that are no fetch; null where there is none on the way. */
export function openAgent(proxy: ProxyConfig | null, url: string): Agent | null {
  const through = proxyFor(proxy, url);
  return through === null ? null : new HttpsProxyAgent(through);
}

/** What sends requests: through the proxy, where there is one. `ca` is trusted besides the system's certificates. */
export async function openDispatcher(proxy: ProxyConfig | null, ca: string | null = null): Promise<Dispatcher> {
  const { default: undici } = await import('undici');
  const tls = ca === null ? {} : { ca };
  if (proxy === null) return new undici.Agent({ connect: tls });
  const { https, http, except } = proxy;
  return new undici.EnvHttpProxyAgent({
    httpsProxy: https ?? '',
    httpProxy: http ?? '',
    noProxy: except,
    requestTls: tls,
  });
}
