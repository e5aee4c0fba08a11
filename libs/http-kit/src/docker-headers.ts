import type { IncomingMessage, ServerResponse } from 'node:http';

/** On every `/v1` answer. Engines up to 0.10 refuse a host whose ping lacks the version (protocol 2.4, 3.1). */
export const registryHeaders = {
  'X-Docker-Registry-Version': '0.9.1',
  'X-Docker-Registry-Config': 'drydock',
} as const;

/** On every JSON answer that may change, errors included (protocol 2.4). */
export const changingHeaders = {
  'Cache-Control': 'no-cache',
  Pragma: 'no-cache',
  Expires: '-1',
} as const;

/** Header names keep this spelling on the wire, which shell clients match by (protocol 2.2). */
export function setDockerHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(registryHeaders)) res.setHeader(name, value);
}

/** As middleware. */
export function dockerHeaders(_req: IncomingMessage, res: ServerResponse, next: () => void): void {
  setDockerHeaders(res);
  next();
}
