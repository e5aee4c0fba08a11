import { randomBytes } from 'node:crypto';
import { loadGet, type Target } from './load.ts';
import { announce, newImageId, pushImage, type Server } from './seed.ts';
import type { Contender } from './turns.ts';

/** Closed loop of small questions; requests a second. */
export const asks = (system: string, target: Target, connections: number): Contender => ({
  system,
  async measure(seconds) {
    const result = await loadGet(target, { connections, seconds });
    return result.requests / result.seconds;
  },
});

/** Closed loop of downloads; MB a second. */
export const downloads = (system: string, target: Target, connections: number): Contender => ({
  system,
  async measure(seconds) {
    const result = await loadGet(target, { connections, seconds });
    return result.bytes / result.seconds / 1e6;
  },
});

/** A turn is this many uploads one after the other on each connection, however long they take. */
const uploads = 2;

/** MB a second into the sink. */
export const sinks = (system: string, port: number, layer: Buffer, connections: number): Contender => ({
  system,
  async measure() {
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let number = 0; number < uploads; number += 1) {
          const sent = { method: 'PUT', body: new Uint8Array(layer) };
          await (await fetch(`http://127.0.0.1:${String(port)}/`, sent)).arrayBuffer();
        }
      }),
    );
    const bytes = connections * uploads * layer.length;
    return bytes / ((performance.now() - startedAt) / 1_000) / 1e6;
  },
});

/** MB a second of new layers, while the PUT of each lasts. */
export const pushes = (system: string, server: Server, layer: Buffer, connections: number): Contender => ({
  system,
  async measure() {
    const ids = Array.from({ length: connections * uploads }, newImageId);
    const authorization = await announce(server, 'benchns/put', ids);
    const spans: number[] = [];
    await Promise.all(
      Array.from({ length: connections }, async (_, index) => {
        for (let number = 0; number < uploads; number += 1) {
          const body = Buffer.concat([randomBytes(1_024), layer.subarray(1_024)]);
          spans.push(await pushImage(server, authorization, ids[index * uploads + number] ?? '', body));
        }
      }),
    );
    const meanSeconds = spans.reduce((sum, span) => sum + span, 0) / spans.length;
    return (connections * layer.length) / meanSeconds / 1e6;
  },
});
