import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { isIP, isIPv6 } from 'node:net';
import { isWithin, plainAddress } from '../config/network.ts';

/** Who sends a request. */
export interface Client {
  /** The address by which limits count: of IPv6 the first 64 bits, which belong to one subscriber. */
  readonly address: string;
  /** Whether anything tells that it came through a proxy. */
  readonly isForwarded: boolean;
}

/** Headers that proxies add, by their beginnings. */
const FORWARDED = [
  ...['forwarded', 'via', 'x-forwarded', 'x-real-', 'x-client-', 'x-cluster-client-', 'x-remote-', 'x-original-'],
  ...['x-envoy-', 'x-proxyuser-', 'x-arr-', 'x-azure-', 'x-amzn-', 'x-varnish', 'x-cache', 'x-request-start'],
  ...['true-client-ip', 'cf-connecting-ip', 'cf-ray', 'fastly-client-ip', 'fly-client-ip', 'do-connecting-ip'],
] as const;

/** Reads who sends a request. Only proxies that the settings name are believed about whom they speak for. */
export function readClient(incoming: IncomingMessage, proxies: BlockList): Client {
  const { headers, socket, httpVersion } = incoming;
  const peer = plainAddress(socket.remoteAddress ?? '');
  const names = Object.keys(headers);
  // Browsers have spoken HTTP/1.1 for twenty years; nginx still passes on in HTTP/1.0 where it is told nothing.
  const isForwarded = httpVersion === '1.0' || names.some((name) => FORWARDED.some((begin) => name.startsWith(begin)));
  return { address: prefixOf(isWithin(proxies, peer) ? spokenFor(headers, peer, proxies) : peer), isForwarded };
}

/** The last address of the chain that is no proxy of ours; what stands before it anybody may have written. */
function spokenFor(headers: IncomingMessage['headers'], peer: string, proxies: BlockList): string {
  const chain = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(plainAddress);
  let last = peer;
  for (const address of chain.toReversed()) {
    if (isIP(address) === 0) return last;
    last = address;
    if (!isWithin(proxies, address)) return last;
  }
  return last;
}

function prefixOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = '', right = ''] = address.split('::');
  const [before, after] = [left, right].map((side) => side.split(':').filter((part) => part !== ''));
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => '0');
  const groups = address.includes('::') ? [...(before ?? []), ...zeros, ...(after ?? [])] : address.split(':');
  return `${groups.slice(0, 4).join(':')}::/64`;
}
