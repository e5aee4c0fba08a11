import type { IncomingMessage } from 'node:http';

export interface ClientFacts {
  readonly address: string;
  readonly proto: 'http' | 'https';
  /** With the port, as the client wrote it: what `X-Docker-Endpoints` is made of (protocol 11). */
  readonly host: string;
  readonly requestId: string;
}

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim();

/** What the gateway says of the client. The gateway drops such headers of untrusted peers, so services may believe these. */
export function clientFacts(req: IncomingMessage): ClientFacts {
  return {
    address: first(req.headers['x-forwarded-for']) ?? req.socket.remoteAddress ?? '',
    proto: first(req.headers['x-forwarded-proto']) === 'https' ? 'https' : 'http',
    host: first(req.headers['x-forwarded-host']) ?? req.headers.host ?? '',
    requestId: first(req.headers['x-request-id']) ?? '',
  };
}
