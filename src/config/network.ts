import { BlockList, isIP, isIPv4 } from 'node:net';

/** An address, or an address with the length of its network behind a slash; null where it is neither. */
function readNetwork(text: string): { readonly address: string; readonly bits: number | null } | null {
  const [, address = '', bits] = /^([^/]+?)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(address) === 0 || Number(bits ?? 0) > (isIPv4(address) ? 32 : 128)) return null;
  return { address, bits: bits === undefined ? null : Number(bits) };
}

/** Whether a text names an address or a network: 10.0.0.7, 10.0.0.0/8, ::1. */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== null;
}

/** The addresses that a list of networks holds; what is none is left out. */
export function readNetworks(list: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const { address, bits } of list.flatMap((text) => readNetwork(text) ?? [])) {
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === null) networks.addAddress(address, family);
    else networks.addSubnet(address, bits, family);
  }
  return networks;
}

/** Whether an address is in one of the networks. */
export function isWithin(networks: BlockList, address: string): boolean {
  return isIP(address) !== 0 && networks.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** An address without what its socket or a header puts around it: ::ffff:10.0.0.7 and 10.0.0.7:5000 are 10.0.0.7. */
export function plainAddress(text: string): string {
  const [, mapped = text.trim()] = /^::ffff:([\d.]+)$/i.exec(text.trim()) ?? [];
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(mapped) ?? [];
  return bracketed ?? mapped.replace(/^([\d.]+):\d+$/, '$1').replace(/%.*$/, '');
}
