import type { ServerResponse } from 'node:http';
import { changingHeaders } from './docker-headers.ts';
import { headerList, sendHead } from './send-head.ts';

const changing = headerList(changingHeaders);

/** Compact JSON with no newline behind it (protocol 2.3), marked as changing. A HEAD request gets the same headers. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  sendHead(res, status, [
    ...changing,
    ...headerList(headers),
    'Content-Type',
    'application/json',
    'Content-Length',
    bytes.length,
  ]);
  res.end(res.req.method === 'HEAD' ? undefined : bytes);
}
