import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const runId = '1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b';

/** A run as the API tells it. */
export const aRun = (kind: string, state: string, result: object | null = null) => ({
  id: runId,
  kind,
  parameters: {},
  state,
  progress: { done: 0, total: null, unit: '', note: '' },
  result,
  error: null,
  createdBy: 'root',
  createdAt: '2026-11-25T08:00:00.000Z',
  startedAt: null,
  finishedAt: null,
});

type Answer = { readonly status: number; readonly body: unknown } | 'cut';

export interface RunServer {
  readonly host: string;
  close(): Promise<void>;
}

/** Starts whatever run it is asked for, and answers each look at it as the test says; the last word is for all further ones. */
export async function startRunServer(options: {
  readonly looks: readonly (() => Answer)[];
  readonly items?: readonly { readonly kind: string; readonly item: object }[];
}): Promise<RunServer> {
  const looks = [...options.looks];
  const answer = (method: string | undefined, path = ''): Answer => {
    if (path === '/v1/_ping') return { status: 200, body: true };
    if (method === 'POST') return { status: 202, body: aRun('any', 'queued') };
    if (path.includes('/items')) return { status: 200, body: { items: options.items ?? [] } };
    return (looks.length > 1 ? looks.shift() : looks[0])?.() ?? 'cut';
  };
  const server = createServer((request, response) => {
    const said = answer(request.method, request.url);
    if (said === 'cut') {
      response.destroy();
      return;
    }
    response.writeHead(said.status, {
      'Content-Type': 'application/json',
      'X-Docker-Registry-Version': '0.6.0',
    });
    response.end(JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${String(port)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
