import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** The bytes of one part as they came, hashed as they came. */
export interface S3Part {
  readonly sizeBytes: number;
  /** Takes as much of the chunk as fits. @returns how much that was */
  append(chunk: Uint8Array): number;
  /** Of the bytes so far; the part takes no more. */
  sha256(): string;
  /** Afresh for each attempt to send it. */
  body(): Readable;
}

/** Large chunks are kept as they are, never copied. A small one costs more memory as an object than it has bytes. */
const smallBytes = 16_384;
const blockBytes = 65_536;

/** Chunks in order; runs of small ones become one. */
function createChunkList(capacityBytes: number) {
  const chunks: Uint8Array[] = [];
  let block = Buffer.alloc(0);
  let used = 0;
  /** Where in the block the run begins that is the last chunk; undefined after a large one. */
  let runStart: number | undefined;
  const copy = (bytes: Uint8Array): void => {
    block.set(bytes, used);
    used += bytes.length;
    if (runStart === undefined) {
      runStart = used - bytes.length;
      chunks.push(block.subarray(runStart, used));
    } else chunks[chunks.length - 1] = block.subarray(runStart, used);
  };
  return {
    chunks,
    add(bytes: Uint8Array): void {
      if (bytes.length >= smallBytes) {
        chunks.push(bytes);
        runStart = undefined;
        return;
      }
      const fits = bytes.subarray(0, block.length - used);
      if (fits.length > 0) copy(fits);
      if (fits.length === bytes.length) return;
      block = Buffer.allocUnsafeSlow(Math.min(blockBytes, capacityBytes));
      used = 0;
      runStart = undefined;
      copy(bytes.subarray(fits.length));
    },
  };
}

export function createS3Part(capacityBytes: number): S3Part {
  const hash = createHash('sha256');
  const { chunks, add } = createChunkList(capacityBytes);
  let sizeBytes = 0;
  let digest: string | undefined;
  return {
    get sizeBytes() {
      return sizeBytes;
    },
    append(chunk) {
      const taken = chunk.subarray(0, capacityBytes - sizeBytes);
      if (taken.length === 0) return 0;
      hash.update(taken);
      add(taken);
      sizeBytes += taken.length;
      return taken.length;
    },
    sha256: () => (digest ??= hash.digest('hex')),
    body: () => Readable.from(chunks, { objectMode: false }),
  };
}
