import { detectCompression, longestMagic, type Compression } from './compression.ts';
import { createDecompressor, type Decompressor } from './decompressor.ts';
import { TarUnreadable } from './tar-header.ts';
import { UnpackLimit, type UnpackLimits } from './unpack-limit.ts';

/** What a packed piece unpacks to is held at once: small pieces keep that small, above all where four bytes may be 128 KiB. */
const pieceBytes: Readonly<Record<Compression, number>> = {
  none: 256 * 1024,
  gzip: 16 * 1024,
  bzip2: 16 * 1024,
  xz: 4 * 1024,
  zstd: 1024,
};

/** Chunks of which the first is long enough to tell the compression by. */
async function* withWholeMagic(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const given of source) {
    let chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    if (head) {
      chunk = Buffer.concat([head, chunk]);
      head = chunk.length < longestMagic ? chunk : undefined;
      if (head) continue;
    }
    yield chunk;
  }
  if (head && head.length > 0) yield head;
}

/**
 * A layer's bytes as they were before compression, at the reader's pace.
 * @throws TarUnreadable when they cannot be unpacked (`malformed`), or to more than the limits (`too-large`)
 */
export async function* decompressLayer(
  source: AsyncIterable<Uint8Array>,
  limits: UnpackLimits = {},
): AsyncGenerator<Buffer, void, undefined> {
  const limit = new UnpackLimit(limits);
  const ready: Buffer[] = [];
  const onData = (chunk: Buffer): void => {
    limit.takeUnpacked(chunk.length);
    ready.push(chunk);
  };
  const attempt = async (step: Promise<void>): Promise<void> => {
    try {
      await step;
    } catch (error) {
      if (error instanceof TarUnreadable) throw error;
      throw new TarUnreadable('cannot be unpacked', 'malformed', { cause: error });
    }
  };
  let decompressor: Decompressor | undefined;
  let step = 0;
  for await (const chunk of withWholeMagic(source)) {
    if (!decompressor) {
      const compression = detectCompression(chunk);
      step = pieceBytes[compression];
      decompressor = createDecompressor(compression, onData);
    }
    for (let at = 0; at < chunk.length; at += step) {
      const piece = chunk.subarray(at, at + step);
      limit.takePacked(piece.length);
      await attempt(decompressor.write(piece));
      yield* ready.splice(0);
    }
  }
  if (decompressor) await attempt(decompressor.end());
  yield* ready.splice(0);
}
