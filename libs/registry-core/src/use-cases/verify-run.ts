import type { VerificationStore } from '../ports/verification-store.ts';
import type { RunHandler } from '../run-handler.ts';
import type { VerifyLayer } from './verify-layer.ts';

export interface VerifyRunDeps {
  readonly store: VerificationStore;
  readonly verifyLayer: VerifyLayer;
}

const pageSize = 100;

/**
 * The kind `verify`: reads every blob that was last read before the run was started, so that a run which is taken over goes on where the
 * worker before stopped. Its items are all blobs that are corrupt or missing at its end.
 */
export function createVerifyRun({ store, verifyLayer }: VerifyRunDeps): RunHandler {
  return async (_parameters, { createdAt, report, addItems, signal }) => {
    const all = await store.sumBlobsReadBefore(createdAt);
    let blobs = 0;
    let bytes = 0;
    let after = '';
    for (let isMore = true; isMore;) {
      const page = await store.listBlobsReadBefore({ time: createdAt, after, limit: pageSize });
      for (const blob of page) {
        signal.throwIfAborted();
        report({ done: bytes, total: all.bytes, unit: 'bytes', note: 'reading' });
        await verifyLayer(blob, signal);
        blobs += 1;
        bytes += blob.sizeBytes;
        after = blob.digest;
      }
      isMore = page.length === pageSize;
    }
    report({ done: bytes, total: all.bytes, unit: 'bytes', note: 'done' });
    for (let last = '', isMore = true; isMore;) {
      const failed = await store.listFailedBlobs({ after: last, limit: pageSize });
      if (failed.length > 0) {
        await addItems(
          'failed',
          failed.map((blob) => ({ ...blob })),
        );
      }
      last = failed.at(-1)?.digest ?? '';
      isMore = failed.length === pageSize;
    }
    const { corrupt, missing } = await store.countUnsoundBlobs();
    return { blobs, bytes, corrupt, missing, failed: corrupt + missing };
  };
}
