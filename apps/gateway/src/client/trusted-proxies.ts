import ipaddr from 'ipaddr.js';
import { remember } from './remember.ts';

/** Is a peer one whose `X-Forwarded-…` headers may be believed? */
export interface TrustedProxies {
  readonly isEmpty: boolean;
  has(address: string): boolean;
}

/** @param networks addresses and networks, IPv4 or IPv6; `::ffff:10.0.0.1` counts as `10.0.0.1`. */
export function createTrustedProxies(networks: readonly string[]): TrustedProxies {
  const ranges = networks.map((network): [ipaddr.IPv4 | ipaddr.IPv6, number] => {
    if (network.includes('/')) return ipaddr.parseCIDR(network);
    const address = ipaddr.process(network);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });
  const find = (text: string): boolean => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return ranges.some((range) => address.kind() === range[0].kind() && address.match(range));
  };
  return {
    isEmpty: ranges.length === 0,
    has: remember(find),
  };
}
