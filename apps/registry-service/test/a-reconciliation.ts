import {
  findingKinds,
  createReconcile,
  createVerifyLayer,
  type BlobStore,
  type Finding,
  type FindingKind,
  type Findings,
  type ReconcileReport,
  type ReconcileSettings,
} from '@drydock/registry-core';
import type { ARegistry } from './a-registry.ts';

interface ReconcileOutcome extends ReconcileReport {
  readonly items: Readonly<Partial<Record<FindingKind, readonly Finding[]>>>;
}

function memoryFindings(): Findings & { readonly all: readonly Finding[] } {
  const all: Finding[] = [];
  return {
    all,
    add: (findings) => {
      all.push(...findings);
      return Promise.resolve();
    },
    list: ({ after, limit }) =>
      Promise.resolve(
        all.slice(after, after + limit).map((finding, at) => ({ ...finding, serial: after + at + 1 })),
      ),
  };
}

/** Runs reconciliation on a registry, over its own store or over one that lies. */
export function aReconciliation(
  { store, blobStore }: Pick<ARegistry, 'store' | 'blobStore'>,
  settings: Partial<ReconcileSettings> = {},
) {
  return async (
    options: { readonly fix?: boolean; readonly maxShare?: number; readonly blobStore?: BlobStore } = {},
  ): Promise<ReconcileOutcome> => {
    const storage = options.blobStore ?? blobStore;
    const findings = memoryFindings();
    const reconcile = createReconcile({
      store,
      blobStore: storage,
      verify: createVerifyLayer({ store, blobStore: storage, maxUnpackedBytes: 1e9 }),
      settings: { minAgeMs: 0, quarantineMs: 0, maxShare: 0.2, ...settings },
    });
    const report = await reconcile({
      findings,
      fix: options.fix ?? false,
      maxShare: options.maxShare,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    const items = Object.fromEntries(
      findingKinds.map((kind) => [kind, findings.all.filter((finding) => finding.kind === kind)]),
    );
    return { ...report, items };
  };
}
