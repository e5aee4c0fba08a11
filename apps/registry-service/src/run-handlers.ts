import {
  createCheckRun,
  createCollectGarbageRun,
  createCompareManifests,
  createRebuild,
  createRebuildRun,
  createReconcile,
  createReconcileRun,
  createVerifyRun,
  type BlobStore,
  type ReconcileSettings,
  type RegistryStore,
  type RunHandlers,
  type createVerifyLayer,
} from '@drydock/registry-core';

export interface RunHandlersDeps {
  readonly store: RegistryStore;
  readonly blobStore: BlobStore;
  readonly verifyLayer: ReturnType<typeof createVerifyLayer>;
  readonly reconcile: ReconcileSettings;
}

/** What a worker does for each kind of run; a kind without a handler here waits for a worker that has one. */
export function createRunHandlers(deps: RunHandlersDeps): RunHandlers {
  const { store, blobStore, verifyLayer } = deps;
  return {
    gc: createCollectGarbageRun({ store, blobStore }),
    verify: createVerifyRun({ store, verifyLayer }),
    check: createCheckRun({ store }),
    reconcile: createReconcileRun({
      store,
      reconcile: createReconcile({ store, blobStore, verify: verifyLayer, settings: deps.reconcile }),
    }),
    rebuild: createRebuildRun({
      rebuild: createRebuild({ store, blobStore }),
      compare: createCompareManifests({ store, blobStore }),
    }),
  };
}
