import type { Agent } from 'node:http';
import type { SocketModeOptions } from '@slack/socket-mode';
import { type ProxyConfig, proxyFor } from '../config/proxy.ts';

/** Sends what fetch asks for through the office's proxy, for the whole process; without one nothing changes. */
export async function routeFetch(proxy: ProxyConfig | null): Promise<void> {
  if (proxy === null) return;
  const { setGlobalDispatcher } = await import('undici');
  setGlobalDispatcher(await openDispatcher(proxy));
}

/** What Slack's Socket Mode is given besides: the way through the proxy, where there is one. */
export async function socketModeRoute(proxy: ProxyConfig | null): Promise<Pick<SocketModeOptions, 'dispatcher'>> {
  // The option's own type asks for no more than what undici's dispatchers have.
  return proxy === null
    ? {}
    : { dispatcher: (await openDispatcher(proxy)) as SocketModeOptions['dispatcher'] & object };
}

/** An agent that reaches one address through the proxy, for clients that are no fetch; null where there is none on the way. */
export async function openAgent(proxy: ProxyConfig | null, url: string): Promise<Agent | null> {
  const through = proxyFor(proxy, url);
  if (through === null) return null;
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return new HttpsProxyAgent(through);
}

async function openDispatcher({ https, http, except }: ProxyConfig) {
  const { EnvHttpProxyAgent } = await import('undici');
  return new EnvHttpProxyAgent({ httpsProxy: https ?? '', httpProxy: http ?? '', noProxy: except });
}
