import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { announce, newImageId, putJson, type Server } from '../seed.ts';

export interface SlowStreams {
  readonly count: number;
  /** Of each stream. */
  readonly bytesPerSecond: number;
  readonly seconds: number;
}

const tickMs = 100;

/** As many clients of a slow line read a layer, none to its end. */
export async function readSlowly(
  { port, path, headers }: { port: number; path: string; headers: Readonly<Record<string, string>> },
  { count, bytesPerSecond, seconds }: SlowStreams,
): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  const one = async () => {
    const request = http.get({ host: '127.0.0.1', port, path, headers, agent: false });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`GET layer answered ${String(response.statusCode)}`);
    response.on('error', () => undefined);
    let read = 0;
    const startedAt = performance.now();
    response.on('data', (chunk: Buffer) => {
      read += chunk.length;
      response.pause();
      const dueMs = (read / bytesPerSecond) * 1_000 - (performance.now() - startedAt);
      setTimeout(() => response.resume(), Math.max(0, dueMs));
    });
    await pause(until - performance.now());
    request.destroy();
  };
  await Promise.all(Array.from({ length: count }, one));
}

/** As many clients of a slow line send a layer, none to its end. */
export async function writeSlowly(
  server: Server,
  repository: string,
  { count, bytesPerSecond, seconds }: SlowStreams,
): Promise<void> {
  const ids = Array.from({ length: count }, newImageId);
  const authorization = await announce(server, repository, ids);
  for (const id of ids) await putJson(server, authorization, id);
  const piece = Buffer.alloc(Math.ceil((bytesPerSecond * tickMs) / 1_000), 'x');
  const until = performance.now() + seconds * 1_000;
  const one = async (id: string) => {
    const request = http.request({
      host: '127.0.0.1',
      port: server.port,
      method: 'PUT',
      path: `/v1/images/${id}/layer`,
      headers: { Authorization: authorization, 'Transfer-Encoding': 'chunked' },
      agent: false,
    });
    let failure: Error | undefined;
    request.on('error', (error) => (failure = error));
    request.on('response', ({ statusCode }) => {
      failure = new Error(`PUT layer answered ${String(statusCode)} before its end`);
    });
    while (performance.now() < until) {
      if (failure) throw failure;
      request.write(piece);
      await pause(tickMs);
    }
    request.destroy();
  };
  await Promise.all(ids.map(one));
}
