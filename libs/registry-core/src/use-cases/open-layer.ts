import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '../ports/blob-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import { parseRange, type RangeAnswer } from '../rules/range.ts';
import type { CompleteImage } from './read-image.ts';
import type { VerifyLayer } from './verify-layer.ts';

export interface OpenLayerDeps {
  readonly blobStore: BlobStore;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly verifyLayer: VerifyLayer;
  /** A read is cut after this long: no object is deleted before the longest read that could have begun on it has ended. */
  readonly maxReadMs: number;
}

/** After it the caller comes again; the reading goes on. Shorter than what anybody before the registry waits for an answer. */
const longestReadBackMs = 60_000;
const stillRead = 'The layer of this image is still compared with its digest, retry later';

/**
 * The stored bytes of a complete image's layer, or a part of them.
 * @throws AppError `layer_broken` when the object is not there: the job that is put in then says so for good; `gateway_timeout`
 * when the store has not answered by the end of the longest read
 */
export function createOpenLayer({ blobStore, queue, verifyLayer, maxReadMs }: OpenLayerDeps) {
  const reading = new Map<string, ReturnType<VerifyLayer>>();

  /** Once for all who ask; whoever goes away does not end it for the others. */
  function readBack(blob: CompleteImage['blob']): ReturnType<VerifyLayer> {
    const under = reading.get(blob.storageKey);
    if (under) return under;
    const verdict = verifyLayer(blob, AbortSignal.timeout(maxReadMs)).finally(() => {
      reading.delete(blob.storageKey);
    });
    reading.set(blob.storageKey, verdict);
    return verdict;
  }

  return {
    /**
     * What a rebuild or a reconciliation found in the store is compared with its digest before anybody gets it, in whichever way.
     * @throws AppError `layer_broken` when it is not the layer, `image_in_progress` when it was not read in time
     */
    async assertRead({ blob }: CompleteImage): Promise<void> {
      if (!blob.isUnread) return;
      const timer = new AbortController();
      const verdict = readBack(blob);
      // The one that comes too late is nobody's.
      verdict.catch(() => undefined);
      const tooLong = pause(longestReadBackMs, undefined, { signal: timer.signal }).catch(() => undefined);
      try {
        const state = await Promise.race([verdict, tooLong]);
        if (state === 'corrupt' || state === 'missing') throw new AppError('layer_broken');
        if (state !== 'available') throw new AppError('image_in_progress', { message: stillRead });
      } finally {
        timer.abort();
      }
    },

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
        throw new AppError('layer_broken', { cause: error });
      }
    },
  };
}

export type OpenLayer = ReturnType<typeof createOpenLayer>;
