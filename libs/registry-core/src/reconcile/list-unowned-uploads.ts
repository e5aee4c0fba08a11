import type { BlobStore } from '../ports/blob-store.ts';
import type { Finding, ReconcileStore } from '../ports/reconcile-store.ts';

export interface ListUnownedUploadsDeps {
  readonly store: Pick<ReconcileStore, 'findObjectRows'>;
  readonly blobStore: Pick<BlobStore, 'listUploads'>;
  readonly startedAtMs: number;
  readonly minAgeMs: number;
}

interface Upload {
  readonly key: string;
  readonly uploadId: string;
  readonly startedAtMs: number;
  readonly sizeBytes?: number;
}

const uploadsAtOnce = 500;

async function* inBatches(uploads: AsyncIterable<Upload>): AsyncGenerator<readonly Upload[]> {
  let batch: Upload[] = [];
  for await (const upload of uploads) {
    batch.push(upload);
    if (batch.length < uploadsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Uploads whose key no writer holds, temporary files of the filesystem driver among them. A row is there before its upload begins, so one
 * without a row has no owner whatever its age. One whose row is not staged any more may have ended just now; it counts when it is old.
 */
export async function* listUnownedUploads(deps: ListUnownedUploadsDeps): AsyncGenerator<readonly Finding[]> {
  const { store, blobStore, startedAtMs, minAgeMs } = deps;
  for await (const batch of inBatches(blobStore.listUploads())) {
    const rows = await store.findObjectRows({ storageKeys: batch.map(({ key }) => key), startedAtMs });
    const states = new Map(rows.map((row) => [row.storageKey, row.state]));
    yield batch.flatMap(({ key, uploadId, sizeBytes, startedAtMs: begunAtMs }): readonly Finding[] => {
      const state = states.get(key);
      const isYoung = begunAtMs > startedAtMs - minAgeMs;
      if (state === 'staged' || (state !== undefined && isYoung)) return [];
      const finding = { kind: 'unfinished_uploads', storageKey: key, uploadId, sizeBytes } as const;
      return [isYoung ? { ...finding, keptBecause: 'young' } : finding];
    });
  }
}
