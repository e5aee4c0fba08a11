import type { IncomingMessage } from 'node:http';

/**
 * A read by token of anything but a layer: answered from rows and memory, with no word to the hub (tokens are verified here) and no job.
 * Far the most of what a registry is asked.
 */
export function isSmallRead(req: IncomingMessage): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  return req.headers.authorization?.startsWith('Token ') === true && req.url?.includes('/layer') === false;
}
