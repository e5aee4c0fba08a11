import { AppError } from '@drydock/kernel';
import type { BlobStore } from '../ports/blob-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import { parseRange, type RangeAnswer } from '../rules/range.ts';
import type { CompleteImage } from './read-image.ts';

export interface OpenLayerDeps {
  readonly blobStore: BlobStore;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  /** A read is cut after this long: no object is deleted before the longest read that could have begun on it has ended. */
  readonly maxReadMs: number;
}

/**
 * The stored bytes of a complete image's layer, or a part of them.
 * @throws AppError `image_in_progress` when the object is not there: the job that is put in then says so for good; `gateway_timeout`
 * when the store has not answered by the end of the longest read
 */
export function createOpenLayer({ blobStore, queue, maxReadMs }: OpenLayerDeps) {
  return {
    rangeOf: (image: CompleteImage, header: string | undefined): RangeAnswer =>
      parseRange(header, image.blob.sizeBytes),

    /** Chunks are lent: each holds its bytes until the next one is asked for. */
    async read(
      image: CompleteImage,
      answer: Exclude<RangeAnswer, { kind: 'unsatisfiable' }>,
      clientGone: AbortSignal,
    ): Promise<AsyncIterable<Uint8Array>> {
      const { digest, storageKey } = image.blob;
      const timeUp = AbortSignal.timeout(maxReadMs);
      const signal = AbortSignal.any([clientGone, timeUp]);
      try {
        const options = answer.kind === 'part' ? { range: answer.range, signal } : { signal };
        return await blobStore.lend(storageKey, options);
      } catch (error) {
        if (error === timeUp.reason) throw new AppError('gateway_timeout', { cause: error });
        if (!AppError.is(error, 'blob_missing')) throw error;
        await queue.enqueue('verify-layer', { digest, storageKey });
        throw new AppError('image_in_progress', { cause: error });
      }
    },
  };
}

export type OpenLayer = ReturnType<typeof createOpenLayer>;
