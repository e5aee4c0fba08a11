import { detectCompression, longestMagic } from './compression.ts';
import { createDecompressor } from './decompressor.ts';
import { TarUnreadable } from './tar-header.ts';
import { UnpackLimit, type UnpackLimits } from './unpack-limit.ts';

/** What a packed piece unpacks to is held at once: small pieces keep that small. */
const pieceBytes = 16 * 1024;

/** Pieces of at most `pieceBytes`, the first long enough to tell the compression by. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const given of source) {
    let chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    if (head) {
      chunk = Buffer.concat([head, chunk]);
      head = chunk.length < longestMagic ? chunk : undefined;
      if (head) continue;
    }
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
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
  let decompressor: ReturnType<typeof createDecompressor> | undefined;
  for await (const piece of inPieces(source)) {
    decompressor ??= createDecompressor(detectCompression(piece), onData);
    limit.takePacked(piece.length);
    await attempt(decompressor.write(piece));
    yield* ready.splice(0);
  }
  if (decompressor) await attempt(decompressor.end());
  yield* ready.splice(0);
}
