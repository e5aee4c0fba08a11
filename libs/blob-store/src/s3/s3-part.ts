import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** The bytes of one part as they came, hashed as they came and never copied. */
export interface S3Part {
  readonly sizeBytes: number;
  /** Takes as much of the chunk as fits. @returns how much that was */
  append(chunk: Uint8Array): number;
  /** Of the bytes so far; the part takes no more. */
  sha256(): string;
  /** Afresh for each attempt to send it. */
  body(): Readable;
}

export function createS3Part(capacityBytes: number): S3Part {
  const hash = createHash('sha256');
  const chunks: Uint8Array[] = [];
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
      chunks.push(taken);
      sizeBytes += taken.length;
      return taken.length;
    },
    sha256: () => (digest ??= hash.digest('hex')),
    body: () => Readable.from(chunks, { objectMode: false }),
  };
}
