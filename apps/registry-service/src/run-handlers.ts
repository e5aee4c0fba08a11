import {
  createCollectGarbageRun,
  type BlobStore,
  type RegistryStore,
  type RunHandlers,
} from '@drydock/registry-core';

export interface RunHandlersDeps {
  readonly store: RegistryStore;
  readonly blobStore: BlobStore;
}

/** What a worker does for each kind of run; a kind without a handler here waits for a worker that has one. */
export function createRunHandlers({ store, blobStore }: RunHandlersDeps): RunHandlers {
  return {
    gc: createCollectGarbageRun({ store, blobStore }),
  };
}
