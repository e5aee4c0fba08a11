import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What the next layer answer does wrong. */
export interface LayerFault {
  /** Cuts the connection behind so many bytes of the body. */
  readonly cutAfterBytes: number;
}

/** A small registry of API v1 in memory: enough of protocol 15 for a push and a pull, and faults on demand. */
export interface V1Registry {
  readonly host: string;
  /** `METHOD path` of every request, with the range that was asked for. */
  readonly requests: readonly string[];
  readonly layers: Map<string, Buffer>;
  readonly jsons: Map<string, Buffer>;
  readonly checksums: Map<string, string>;
  readonly faults: LayerFault[];
  /** Whether image answers state the layer's checksum; all registries but the oldest do. */
  statesSums: boolean;
  close(): Promise<void>;
}

const token = 'signature=abc,repository="team/app",access=write';

function parseRange(text: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(text ?? '');
  if (!match) return undefined;
  return { start: Number(match[1]), end: Math.min(size, match[2] === '' ? size : Number(match[2]) + 1) };
}

export async function startV1Registry(): Promise<V1Registry> {
  const requests: string[] = [];
  const layers = new Map<string, Buffer>();
  const jsons = new Map<string, Buffer>();
  const checksums = new Map<string, string>();
  const tags = new Map<string, string>();
  const faults: LayerFault[] = [];
  let host = '';

  const parentOf = (id: string): string | undefined => {
    const json: { parent?: string } = JSON.parse(jsons.get(id)?.toString('utf8') ?? '{}');
    return json.parent;
  };
  const ancestryOf = (id: string | undefined): string[] =>
    id === undefined ? [] : [id, ...ancestryOf(parentOf(id))];

  function sendLayer(request: IncomingMessage, response: ServerResponse, layer: Buffer): void {
    const range = parseRange(request.headers.range, layer.length);
    const bytes = range ? layer.subarray(range.start, range.end) : layer;
    const head = range
      ? { 'Content-Range': `bytes ${String(range.start)}-${String(range.end - 1)}/${String(layer.length)}` }
      : {};
    response.writeHead(range ? 206 : 200, { ...head, 'Content-Length': bytes.length });
    const fault = faults.shift();
    if (!fault) {
      response.end(bytes);
      return;
    }
    // A client throws away what it has not read yet when the connection breaks, so the bytes get a moment to be read.
    response.write(bytes.subarray(0, fault.cutAfterBytes), () => setTimeout(() => response.destroy(), 100));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    requests.push(`${method} ${url}${request.headers.range ? ` ${request.headers.range}` : ''}`);
    const body = await buffer(request);
    const answer = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'X-Docker-Registry-Version': '0.9.1',
        ...headers,
      });
      response.end(status === 204 ? undefined : Buffer.isBuffer(value) ? value : JSON.stringify(value));
    };
    const indexHeaders = { 'X-Docker-Token': token, 'X-Docker-Endpoints': host };
    if (url === '/v1/_ping') return answer(200, true);
    if (url === '/v1/users/') {
      const isRight =
        request.headers.authorization === `Basic ${Buffer.from('alice:secret').toString('base64')}`;
      return isRight ? answer(200, 'OK') : answer(401, { error: 'Wrong username or password' });
    }
    if (url.startsWith('/v1/repositories/')) {
      const tag = /\/tags\/([^/]+)$/.exec(url)?.[1];
      if (tag !== undefined && method === 'PUT') {
        tags.set(tag, JSON.parse(body.toString('utf8')));
        return answer(200, true);
      }
      if (tag !== undefined)
        return tags.has(tag) ? answer(200, tags.get(tag)) : answer(404, { error: 'Tag not found' });
      if (url.endsWith('/images') && method === 'PUT') return answer(204, undefined, indexHeaders);
      if (url.endsWith('/images'))
        return answer(
          200,
          [...jsons.keys()].map((id) => ({ id })),
          indexHeaders,
        );
      return answer(200, '', indexHeaders);
    }
    const [, id = '', what = ''] = /^\/v1\/images\/([0-9a-f]+)\/(\w+)$/.exec(url) ?? [];
    if (request.headers.authorization !== `Token ${token}`)
      return answer(401, { error: 'Requires authorization' });
    const json = jsons.get(id);
    const layer = layers.get(id);
    if (method === 'PUT') {
      if (what === 'json') jsons.set(id, body);
      else if (what === 'layer') layers.set(id, body);
      else {
        const sum = `sha256:${createHash('sha256')
          .update(json ?? '')
          .update('\n')
          .update(layer ?? '')
          .digest('hex')}`;
        if (request.headers['x-docker-checksum-payload'] !== sum)
          return answer(400, { error: 'Checksum mismatch' });
        checksums.set(id, String(request.headers['x-docker-checksum']));
      }
      return answer(200, true);
    }
    if (!json || !layer) return answer(404, { error: 'Image not found' });
    if (what === 'layer') {
      sendLayer(request, response, layer);
      return undefined;
    }
    if (what === 'ancestry') return answer(200, ancestryOf(id));
    const sum = `sha256:${createHash('sha256').update(json).update('\n').update(layer).digest('hex')}`;
    return answer(200, json, {
      'X-Docker-Size': String(layer.length),
      ...(registry.statesSums && { 'X-Docker-Checksum-Payload': sum }),
    });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' && address ? String(address.port) : ''}`;
  const registry: V1Registry = {
    host,
    requests,
    layers,
    jsons,
    checksums,
    faults,
    statesSums: true,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return registry;
}
