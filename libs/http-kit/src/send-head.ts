import type { ServerResponse } from 'node:http';

/** Names and values in turn, as Node takes them for a head that is written at once. */
export type HeaderList = readonly (string | number)[];

export const headerList = (headers: Readonly<Record<string, string | number>>): HeaderList =>
  Object.entries(headers).flat();

/**
 * Writes an answer's head. All headers at once cost half of what they do one by one; where some were set before, as in the
 * standalone, these are added to them, each in place of one of its name.
 */
export function sendHead(res: ServerResponse, status: number, headers: HeaderList): void {
  if (res.getHeaderNames().length === 0) {
    res.writeHead(status, [...headers]);
    return;
  }
  for (let index = 0; index < headers.length; index += 2) {
    res.setHeader(String(headers[index]), headers[index + 1] ?? '');
  }
  res.writeHead(status);
}
