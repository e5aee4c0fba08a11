import type { ServerResponse } from 'node:http';
import { changingHeaders } from './docker-headers.ts';

/**
 * Compact JSON with no newline behind it (protocol 2.3), marked as changing. A HEAD request gets the same headers.
 * @param body a string is sent as it stands when `raw` is set; anything else is serialised.
 */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  for (const [name, value] of Object.entries(changingHeaders)) res.setHeader(name, value);
  for (const [name, value] of Object.entries(headers)) {
    res.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Content-Length', bytes.length);
  res.end(res.req.method === 'HEAD' ? undefined : bytes);
}
