import type { FileHandle } from 'node:fs/promises';
import { AppError } from '@drydock/kernel';

export interface LendFileOptions {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
  readonly signal: AbortSignal | undefined;
}

const chunkBytes = 1024 * 1024;

/**
 * A file's bytes out of two buffers: one is filled while the other is lent. New buffers for each chunk would cost more than
 * the reading, in fresh pages and in collections of the heap. Closes the file in any case.
 * @throws AppError `unavailable` when the file is shorter than that
 */
export async function* lendFile(
  file: FileHandle,
  { start, end, signal }: LendFileOptions,
): AsyncGenerator<Uint8Array> {
  const bufferBytes = Math.max(1, Math.min(chunkBytes, end - start + 1));
  const fill = (buffer: Buffer, position: number) =>
    file.read(buffer, 0, Math.min(buffer.length, end - position + 1), position);
  let position = start;
  let current: Buffer = Buffer.allocUnsafeSlow(bufferBytes);
  let spare: Buffer | undefined;
  let filling = position <= end ? fill(current, position) : undefined;
  try {
    while (filling) {
      const { bytesRead } = await filling;
      filling = undefined;
      signal?.throwIfAborted();
      if (bytesRead === 0) throw new AppError('unavailable', { details: { start, end, position } });
      position += bytesRead;
      const filled = current.subarray(0, bytesRead);
      if (position <= end) {
        [current, spare] = [spare ?? Buffer.allocUnsafeSlow(bufferBytes), current];
        filling = fill(current, position);
        // Awaited in the next round; until then its failure is nobody's.
        filling.catch(() => undefined);
      }
      yield filled;
    }
  } finally {
    await filling?.catch(() => undefined);
    await file.close();
  }
}
