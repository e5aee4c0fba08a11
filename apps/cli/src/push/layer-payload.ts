import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createLayerInspector, detectCompression } from '@drydock/layer-archive';
import { unpack } from '../archive/unpack.ts';
import type { V1Image } from '../chain/v1-chain.ts';
import { CliError } from '../cli-error.ts';
import { packed } from './pack-layer.ts';

export interface LayerChecksums {
  /** `sha256:` of JSON, line feed and the bytes that were sent (protocol 8.2). */
  readonly payload: string;
  /** TarSum v0, which engines before 0.10 compare; undefined when the layer is no tar they could read. */
  readonly tarSum: string | undefined;
  readonly sentBytes: number;
}

export interface LayerPayload {
  /** The gzip that goes over the wire. Fails with `badArchive` when the layer is not what the image's config says. */
  readonly body: Readable;
  /** To be asked for after `body` has ended. */
  checksums(): LayerChecksums;
}

const magicBytes = 6;
/** One pass over a layer: what is gzip goes out as it is, all else is unpacked when it has to be and compressed. */
export async function createLayerPayload(
  image: V1Image,
  options: { readonly signal: AbortSignal; onRead(doneBytes: number, totalBytes: number): void },
): Promise<LayerPayload> {
  const compression = detectCompression(await image.layer.readHead(magicBytes));
  const inspector = createLayerInspector({ tarSums: ['v0'], diffId: true });
  const hash = createHash('sha256').update(image.json).update('\n');
  let result: LayerChecksums | undefined;
  let sentBytes = 0;

  async function* read(): AsyncGenerator<Buffer> {
    let doneBytes = 0;
    for await (const chunk of image.layer.open(options.signal)) {
      doneBytes += chunk.length;
      options.onRead(doneBytes, image.layer.sizeBytes);
      yield chunk;
    }
  }
  async function* inspected(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      await inspector.write(chunk);
      yield chunk;
    }
  }
  const wire = (): AsyncIterable<Buffer> => {
    if (compression === 'gzip') return inspected(read());
    return packed(inspected(compression === 'none' ? read() : unpack(read())));
  };

  async function* body(): AsyncGenerator<Buffer> {
    for await (const chunk of wire()) {
      hash.update(chunk);
      sentBytes += chunk.length;
      yield chunk;
    }
    const facts = await inspector.end();
    if (image.diffId !== undefined && facts.diffId !== image.diffId) {
      throw new CliError(
        'badArchive',
        `the layer of ${image.id.slice(0, 12)} is ${facts.diffId ?? 'not a readable tar'}, not ${image.diffId} as its image says`,
      );
    }
    result = {
      payload: `sha256:${hash.digest('hex')}`,
      tarSum: facts.tarSum('v0', image.json)?.[0],
      sentBytes,
    };
  }

  return {
    body: Readable.from(body(), { objectMode: false }),
    checksums() {
      if (!result)
        throw new CliError('failed', `the layer of ${image.id.slice(0, 12)} was not read to its end`);
      return result;
    },
  };
}
