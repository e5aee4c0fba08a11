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
  readonly inspect: ((piece: Buffer) => Promise<void>) | undefined;
  readonly signal: AbortSignal;
}

/** Sockets give 64 KiB at most; a store call for each would cost more than the copy. */
const pieceBytes = 1_048_576;

/** Gathers small chunks into pieces of a mebibyte, so that memory stays flat whatever the chunks are. */
export async function* inPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    held.push(chunk);
    size += chunk.length;
    if (size < pieceBytes) continue;
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
    await options.inspect?.(piece);
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
