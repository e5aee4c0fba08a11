import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** What becomes of one request on its way to a real store. */
export type Fault =
  | 'none'
  /** It is taken and never answered. */
  | 'swallowed'
  /** The store does it, and the answer is lost with its connection. */
  | 'answer-lost'
  /** The answer breaks off in its body. */
  | 'body-cut'
  /** The answer stands still in its body. */
  | 'body-stalled'
  /** The store speaks of another size than it has. */
  | 'size-lied'
  /** It is refused with a status, an S3 code and the store's words. */
  | { readonly status: number; readonly code: string; readonly message?: string };

export interface FaultyProxy {
  readonly endpoint: string;
  /** `METHOD /path?query` of what came, in order. */
  readonly requests: readonly string[];
  /** For each request that comes from now on. */
  setFault(faultOf: (line: string) => Fault): void;
  close(): Promise<void>;
}

const halfWayBytes = 100_000;

function passOn(answer: IncomingMessage, res: ServerResponse, fault: Fault): void {
  if (fault === 'answer-lost') {
    answer.resume();
    answer.once('end', () => res.socket?.destroy());
    return;
  }
  const headers = { ...answer.headers };
  if (fault === 'size-lied') headers['content-length'] = `${Number(headers['content-length']) + 1}`;
  res.writeHead(answer.statusCode ?? 502, headers);
  if (fault !== 'body-cut' && fault !== 'body-stalled') {
    answer.pipe(res);
    return;
  }
  let passed = 0;
  answer.on('data', (chunk: Buffer) => {
    if (passed < halfWayBytes) res.write(chunk);
    passed += chunk.length;
    if (passed < halfWayBytes) return;
    answer.destroy();
    if (fault === 'body-cut') res.socket?.destroy();
  });
}

/** Stands before a real store and spoils chosen requests. It keeps the Host header, which the signature covers. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const { hostname, port } = new URL(target);
  const requests: string[] = [];
  let faultOf: (line: string) => Fault = () => 'none';
  const server = createServer((req, res) => {
    const line = `${req.method} ${req.url}`;
    requests.push(line);
    const fault = faultOf(line);
    if (fault === 'swallowed') return;
    if (typeof fault === 'object') {
      req.resume();
      const { status, code, message = '' } = fault;
      const answer = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
      req.once('end', () => res.writeHead(status).end(answer));
      return;
    }
    const { method, url: path, headers } = req;
    const onward = request({ hostname, port, method, path, headers, agent: false }, (answer) =>
      passOn(answer, res, fault),
    );
    onward.once('error', () => res.socket?.destroy());
    req.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    setFault: (next) => {
      faultOf = next;
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
