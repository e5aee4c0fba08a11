import { randomUUID } from 'node:crypto';
import type { VerificationStore } from '../ports/verification-store.ts';
import { createPace } from './pacer.ts';
import type { VerifyLayer } from './verify-layer.ts';

export interface ScrubDeps {
  readonly store: VerificationStore;
  readonly verifyLayer: VerifyLayer;
  /** Each blob is read again this long after it was read last. */
  readonly periodSeconds: number;
  readonly bytesPerSecond: number;
  /** A turn begins no further blob after it; the job comes again by its schedule. */
  readonly turnMs: number;
}

const claimSeconds = 60;
const batchSize = 20;

/**
 * Reads what was read longest ago, at its pace, one process at a time over all workers. Resumable: what was read has its time in its row. A
 * blob whose read fails is tried again at the next turn, behind those that were read longer ago.
 */
export function createScrub({ store, verifyLayer, periodSeconds, bytesPerSecond, turnMs }: ScrubDeps) {
  const pace = createPace(bytesPerSecond);

  /** @returns how many were read */
  return async (stopping: AbortSignal): Promise<number> => {
    const work = { name: 'scrub', holder: randomUUID() };
    if (!(await store.claimWork({ ...work, seconds: claimSeconds }))) return 0;
    const lost = new AbortController();
    const renew = async (): Promise<void> => {
      const isHeld = await store.claimWork({ ...work, seconds: claimSeconds }).catch(() => false);
      if (!isHeld) lost.abort();
    };
    const renewing = setInterval(() => void renew(), (claimSeconds * 1_000) / 4);
    const signal = AbortSignal.any([stopping, lost.signal]);
    const endsAtMs = performance.now() + turnMs;
    let read = 0;
    try {
      for (let isMore = true; isMore;) {
        const due = await store.listScrubDue({ periodSeconds, limit: batchSize });
        for (const blob of due) {
          if (signal.aborted || performance.now() > endsAtMs) return read;
          await verifyLayer(blob, signal, pace);
          read += 1;
        }
        isMore = due.length === batchSize;
      }
      return read;
    } finally {
      clearInterval(renewing);
      await store.releaseWork(work);
    }
  };
}
