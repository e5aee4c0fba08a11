import type { IncomingMessage } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

const smallBytes = 4_096;

/**
 * The body as it comes, pulled by the reader; the connection stays usable for the answer. Whoever sends a byte a chunk must not have each of
 * them worked on by itself: that would hold up everybody else, and what keeps the chunks would need a hundred times their bytes. So
 * after a small one the rest of what has arrived is gathered into one.
 */
export async function* bodyChunks(req: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    yield chunk;
    // The parser hands on what it read in one go; between its chunks there is no turn of the event loop, only promises.
    if (chunk.length < smallBytes && !req.complete) await turn();
  }
}
