import { createHash } from 'node:crypto';
import { AppError, Digest } from '@drydock/kernel';
import type { BlobUpload } from '../ports/blob-store.ts';

export interface UploadSums {
  readonly digest: Digest;
  /** `sha256:` of JSON, LF, bytes (protocol 8.2). */
  readonly payloadChecksum: string;
  readonly sizeBytes: number;
}

export interface WriteUploadOptions {
  readonly body: AsyncIterable<Uint8Array>;
  readonly json: Uint8Array;
  readonly upload: Pick<BlobUpload, 'write'>;
  readonly limitBytes: number;
  /** Looks at each piece before it is written. */
  readonly inspect: ((piece: Uint8Array) => Promise<void>) | undefined;
  readonly signal: AbortSignal;
}

/** A busy socket gives chunks of up to 64 KiB: these pass as they are, since a copy of all bytes would cost more than it saves. */
const smallBytes = 16 * 1024;
const pieceBytes = 64 * 1024;

/** Gathers the small chunks of a slow client, each of which would cost a call and its own bookkeeping in memory. */
export async function* inPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const isLarge = chunk.length >= smallBytes;
    if (isLarge && size === 0) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    size += chunk.length;
    if (!isLarge && size < pieceBytes) continue;
    yield Buffer.concat(held, size);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held, size);
}

/**
 * One pass over the body: two hashes and one write, the write of a piece under way while the next one is hashed.
 * @throws AppError `payload_too_large`, what the body's source throws, what the store throws
 */
export async function writeUpload(options: WriteUploadOptions): Promise<UploadSums> {
  const digest = createHash('sha256');
  const payload = createHash('sha256').update(options.json).update('\n');
  let sizeBytes = 0;
  let writing: Promise<void> = Promise.resolve();
  for await (const piece of inPieces(options.body)) {
    options.signal.throwIfAborted();
    sizeBytes += piece.length;
    if (sizeBytes > options.limitBytes) throw new AppError('payload_too_large');
    digest.update(piece);
    payload.update(piece);
    if (options.inspect) await options.inspect(piece);
    await writing;
    writing = options.upload.write(piece);
    // Awaited at the next piece; until then a failure must not count as unhandled.
    writing.catch(() => undefined);
  }
  await writing;
  options.signal.throwIfAborted();
  return {
    digest: Digest.fromHex(digest.digest('hex')),
    payloadChecksum: `sha256:${payload.digest('hex')}`,
    sizeBytes,
  };
}
