import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OddAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
  /** Says more bytes than it sends, and hangs up. */
  readonly isCut?: boolean;
}

export interface OddServer {
  readonly host: string;
  /** `METHOD path` of every request but pings. */
  readonly requests: string[];
  /** To every request but a ping. */
  answer: OddAnswer;
  close(): Promise<void>;
}

/** Pings as a registry does, and answers everything else with what a proxy, another product or an attacker may. */
export async function startOddServer(): Promise<OddServer> {
  const requests: string[] = [];
  const odd: OddServer = {
    host: '',
    requests,
    answer: { status: 404, body: '' },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    request.resume();
    const isPing = request.url === '/v1/_ping';
    const { status, type, body, isCut = false } = isPing ? { status: 200, body: 'true' } : odd.answer;
    if (!isPing) requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(status, {
      'Content-Type': type ?? 'application/json',
      'X-Docker-Registry-Version': '0.6.0',
      ...(status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) + (isCut ? 1 : 0) }),
    });
    response.write(body, () => {
      if (isCut) response.destroy();
    });
    if (!isCut) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(odd, { host: `127.0.0.1:${String(port)}` });
}
