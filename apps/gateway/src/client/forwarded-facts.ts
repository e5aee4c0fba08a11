import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { requestIdFrom } from '@drydock/observability';
import type { TrustedProxies } from './trusted-proxies.ts';

/** What services are told of the client, in `X-Forwarded-For`, `-Proto`, `-Host` and `X-Request-Id`. */
export interface ForwardedFacts {
  readonly address: string;
  readonly proto: 'http' | 'https';
  /** With the port, as the client wrote it: clients glue `X-Docker-Endpoints` together from it (protocol 11). */
  readonly host: string;
  readonly requestId: string;
  /** W3C Trace Context that the request came with, of a peer who is trusted; a stranger may not steer what is recorded. */
  readonly traceparent?: string | undefined;
}

export interface ForwardedFactsSettings {
  readonly trustedProxies: TrustedProxies;
  /** What clients see, whatever the Host header says. */
  readonly publicUrl?: URL | undefined;
  /** A peer said something of a client and is not believed. */
  readonly onUntrusted?: (peer: string) => void;
}

const header = (req: IncomingMessage, name: string): string | undefined => {
  const value = req.headers[name];
  return typeof value === 'string' ? value : undefined;
};
const first = (value: string | undefined) => value?.split(',', 1)[0]?.trim() || undefined;

const plainAddress = (address: string): string =>
  address.startsWith('::ffff:') ? address.slice(7) : address;

const withPort = /^(?:\[([0-9a-f:.]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/i;

/** One hop of `X-Forwarded-For`, to which some proxies add the port. @returns undefined for what is no address */
function addressOf(hop: string): string | undefined {
  const [, inBrackets, beforePort] = withPort.exec(hop) ?? [];
  const address = inBrackets ?? beforePort ?? hop;
  return isIP(address) === 0 ? undefined : plainAddress(address);
}

/** From the right: each trusted proxy vouches for the address before its own; the first one that is not trusted is the client. */
function clientBehind(peer: string, forwardedFor: string | undefined, trusted: TrustedProxies): string {
  let client = peer;
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    const address = addressOf(hop.trim());
    if (!trusted.has(client) || address === undefined) break;
    client = address;
  }
  return client;
}

const safeHost = /^[A-Za-z0-9.:[\]_-]{1,255}$/;

export function createForwardedFacts({ trustedProxies, publicUrl, onUntrusted }: ForwardedFactsSettings) {
  return (req: IncomingMessage): ForwardedFacts => {
    const peer = plainAddress(req.socket.remoteAddress ?? '');
    const isBelieved = !trustedProxies.isEmpty && trustedProxies.has(peer);
    if (!isBelieved && req.headers['x-forwarded-for'] !== undefined) onUntrusted?.(peer);
    const saidProto = isBelieved ? first(header(req, 'x-forwarded-proto')) : undefined;
    const saidHost = isBelieved ? first(header(req, 'x-forwarded-host')) : undefined;
    const ownProto = 'encrypted' in req.socket ? 'https' : 'http';
    const proto = saidProto === 'https' || saidProto === 'http' ? saidProto : ownProto;
    const host = saidHost ?? req.headers.host ?? '';
    return {
      address: isBelieved ? clientBehind(peer, header(req, 'x-forwarded-for'), trustedProxies) : peer,
      proto: publicUrl ? (publicUrl.protocol === 'https:' ? 'https' : 'http') : proto,
      // HTTP/1.0 without a Host header, or one that is no host: the address that was reached.
      host: publicUrl?.host ?? (safeHost.test(host) ? host : localHost(req)),
      requestId: requestIdFrom(header(req, 'x-request-id')),
      ...(isBelieved ? { traceparent: header(req, 'traceparent') } : {}),
    };
  };
}

function localHost(req: IncomingMessage): string {
  const address = plainAddress(req.socket.localAddress ?? '127.0.0.1');
  const named = address.includes(':') ? `[${address}]` : address;
  return `${named}:${String(req.socket.localPort ?? 80)}`;
}
