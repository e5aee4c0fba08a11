import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { parseAuthorization } from '@drydock/kernel';

export type LimitedKind =
  /** Somebody says who they are, and nothing else. */
  | 'login'
  /** A password comes along with a call; only wrong ones count. */
  | 'password'
  | 'search'
  | 'anonymous';

export interface LimitedCall {
  readonly kind: LimitedKind;
  /** Who is counted; names are hashed, so that keys have a length and no meaning. */
  readonly client: string;
  readonly user: string | undefined;
}

/** One customer has a whole network of IPv6 addresses, so the network counts. */
function clientOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return parsed
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

const hashed = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 22);

/**
 * What of a call is limited, or undefined. A token is never: whoever has one was admitted when it was issued, and an engine does not
 * repeat a call in mid-push.
 */
export function limitedCall(
  req: IncomingMessage,
  { path, address }: { readonly path: string; readonly address: string },
): LimitedCall | undefined {
  const authorization = parseAuthorization(req.headers.authorization);
  const client = clientOf(address);
  const user = authorization.kind === 'basic' ? hashed(authorization.username) : undefined;
  if (/^\/v1\/users\/?$/.test(path)) return { kind: 'login', client, user };
  if (/^\/v1\/search\/?$/.test(path)) return { kind: 'search', client, user };
  if (authorization.kind === 'basic') return { kind: 'password', client, user };
  return authorization.kind === 'anonymous' ? { kind: 'anonymous', client, user } : undefined;
}
