import type { IncomingMessage } from 'node:http';

/** @param name in any spelling. Several of one name are one, joined by commas. */
export function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}
