import { randomUUID } from 'node:crypto';
import {
  createReconcile,
  createVerifyLayer,
  type BlobStore,
  type ReconcileReport,
  type ReconcileSettings,
} from '@drydock/registry-core';
import type { ARegistry } from './a-registry.ts';

export const noProgress = () => Promise.resolve();

/** Runs reconciliation on a registry, over its own store or over one that lies. */
export function aReconciliation(
  { store, blobStore }: Pick<ARegistry, 'store' | 'blobStore'>,
  settings: Partial<ReconcileSettings> = {},
) {
  const over = (storage: BlobStore) =>
    createReconcile({
      store,
      blobStore: storage,
      verify: createVerifyLayer({ store, blobStore: storage, maxUnpackedBytes: 1e9 }),
      settings: { minAgeMs: 0, quarantineMs: 0, maxShare: 0.2, ...settings },
    });
  return (
    options: { readonly fix?: boolean; readonly maxShare?: number; readonly blobStore?: BlobStore } = {},
  ): Promise<ReconcileReport> =>
    over(options.blobStore ?? blobStore)({
      runId: randomUUID(),
      fix: options.fix ?? false,
      maxShare: options.maxShare,
      onProgress: noProgress,
      signal: new AbortController().signal,
    });
}
