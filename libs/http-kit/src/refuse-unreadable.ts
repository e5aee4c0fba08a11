import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { changingHeaders, registryHeaders } from './docker-headers.ts';

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * For a server's `clientError`: what Node could not read as a request, or waited for in vain, still gets the protocol's error object
 * (431 for a head that is too long, 408 for one that does not come, else 400), and the connection ends.
 */
export function refuseUnreadable(error: Error, socket: Duplex): void {
  if (!socket.writable) return;
  const status = ('code' in error && statuses[String(error.code)]) || 400;
  const reason = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ error: reason });
  const headers = {
    ...registryHeaders,
    ...changingHeaders,
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${String(status)} ${reason}`, ...lines, '', body].join('\r\n'));
}
