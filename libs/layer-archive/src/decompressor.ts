import { bzip2Steps } from './bzip2-steps.ts';
import type { Compression } from './compression.ts';
import { createGunzipper } from './gunzip.ts';
import { createStepFeed } from './step-feed.ts';
import { xzSteps } from './xz-steps.ts';
import { zstdSteps } from './zstd-steps.ts';

/**
 * Bytes in, unpacked bytes to `onData`, which may keep them. `write` and `end` reject when the stream cannot be unpacked, and with what
 * `onData` throws. One call at a time. Memory is bounded by the format (8 MiB and less, 70 MiB for xz), and other work goes on meanwhile.
 */
export interface Decompressor {
  write(chunk: Buffer): Promise<void>;
  end(): Promise<void>;
}

export function createDecompressor(compression: Compression, onData: (chunk: Buffer) => void): Decompressor {
  switch (compression) {
    case 'gzip':
      return createGunzipper(onData);
    case 'bzip2':
      return createStepFeed(bzip2Steps(onData));
    case 'xz':
      return createStepFeed(xzSteps(onData));
    case 'zstd':
      return createStepFeed(zstdSteps(onData));
    case 'none':
      return { write: (chunk) => Promise.resolve().then(() => onData(chunk)), end: () => Promise.resolve() };
  }
}
