import type { IncomingMessage, ServerResponse } from 'node:http';
import { headerList, registryHeaders, sendHead, type HeaderList } from '@drydock/http-kit';

const yearMs = 31_536_000_000;
const epoch = new Date(0).toUTCString();
let expires = { untilMs: 0, text: '' };

const unchanging = headerList({
  ...registryHeaders,
  'Cache-Control': 'private, max-age=31536000',
  Vary: 'Authorization, Cookie',
  'Last-Modified': epoch,
});

/** A year from now, to the minute: formatting a date costs more than it is worth on every answer. */
function expiresText(): string {
  const nowMs = Date.now();
  if (nowMs > expires.untilMs) {
    expires = { untilMs: nowMs + 60_000, text: new Date(nowMs + yearMs).toUTCString() };
  }
  return expires.text;
}

/** An image's resources never change, but an id means another image to another caller: private, and by credentials (protocol 2.4). */
export const immutableHeaders = (): HeaderList => [...unchanging, 'Expires', expiresText()];

/** Asked only once access and existence are settled. `If-None-Match` decides when it is there (RFC 9110, 13.2.2). */
export function isUnchanged(req: IncomingMessage, etag?: string): boolean {
  const noneMatch = req.headers['if-none-match'];
  if (noneMatch !== undefined && etag !== undefined) {
    const wanted = noneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
    return wanted.includes(etag) || wanted.includes('*');
  }
  const since = req.headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= 0;
}

/** JSON bytes of an image that was found for this caller. */
export function sendImmutable(
  req: IncomingMessage,
  res: ServerResponse,
  bytes: Buffer,
  headers: HeaderList = [],
): void {
  if (isUnchanged(req)) {
    sendHead(res, 304, immutableHeaders());
    res.end();
    return;
  }
  const content = ['Content-Type', 'application/json', 'Content-Length', bytes.length];
  sendHead(res, 200, [...immutableHeaders(), ...headers, ...content]);
  res.end(req.method === 'HEAD' ? undefined : bytes);
}
