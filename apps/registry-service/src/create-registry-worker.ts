import {
  createExecuteRun,
  createGiveUpUploads,
  createReapObjects,
  createReviewBlobs,
  createReviewImages,
  createReviveRuns,
  createRuns,
  createScrub,
  createScheduleReconcile,
  createSweepHistory,
  createSweepTrash,
  createVerifyLayer,
  createWriteManifest,
  type BlobStore,
  type JobQueue,
  type RegistryStore,
} from '@drydock/registry-core';
import type { RegistrySettings } from './registry-settings.ts';
import { createRunHandlers } from './run-handlers.ts';

export interface RegistryWorkerDeps {
  readonly store: RegistryStore;
  readonly blobStore: BlobStore;
  readonly queue: JobQueue;
  readonly settings: Pick<
    RegistrySettings,
    'maxUnpackedBytes' | 'collectMs' | 'collectPerSecond' | 'reconcile' | 'manifestMs' | 'scrub'
  > & {
    readonly concurrency: number;
  };
  readonly log: { error(fields: object, message: string): void };
}

const reviveBatch = 1_000;
const manifestBatch = 5_000;
/** How often it is looked whether it is time again. */
const reconcileLookMs = 600_000;
/** Shorter than the schedule, so that a turn is over when the next one comes. */
const scrubTurnMs = 50_000;
const runSilentSeconds = 60;
/** The other jobs of this process always have room. */
const maxRuns = 2;

/** A long collection meets its own schedule again; the further jobs are for other workers, or for nobody. */
function oneAtATime(run: (signal: AbortSignal) => Promise<void>): (signal: AbortSignal) => Promise<void> {
  let isRunning = false;
  return async (signal) => {
    if (isRunning) return;
    isRunning = true;
    try {
      await run(signal);
    } finally {
      isRunning = false;
    }
  };
}

/** The jobs that keep rows and objects honest. Any number of workers may run at once. */
export function createRegistryWorker({ store, blobStore, queue, settings, log }: RegistryWorkerDeps) {
  const verifyLayer = createVerifyLayer({
    store,
    blobStore,
    maxUnpackedBytes: settings.maxUnpackedBytes,
    onFailure: (failure) => log.error(failure, 'a stored layer is not as it was pushed'),
  });
  const scrub = createScrub({ store, verifyLayer, ...settings.scrub, turnMs: scrubTurnMs });
  const perSecond = settings.collectPerSecond;
  const reviewImages = oneAtATime(createReviewImages(store, perSecond));
  const reviewBlobs = oneAtATime(createReviewBlobs(store, perSecond));
  const giveUpUploads = oneAtATime(createGiveUpUploads(store, perSecond));
  const reapObjects = oneAtATime(createReapObjects({ store, blobStore, perSecond }));
  const sweepTrash = oneAtATime(createSweepTrash(store, perSecond));
  const sweepHistory = oneAtATime(createSweepHistory(store, perSecond));
  const reviveRuns = createReviveRuns({ store, queue, silentSeconds: runSilentSeconds });
  const executeRun = createExecuteRun({
    store,
    handlers: createRunHandlers({ store, blobStore, verifyLayer, reconcile: settings.reconcile }),
    silentSeconds: runSilentSeconds,
    reportEveryMs: 1_000,
    maxRuns,
    onFailure: (error, facts) => log.error({ err: error, ...facts }, 'run failed'),
  });

  const writeManifest = createWriteManifest({ store, blobStore });
  const { everyMs, fix } = settings.reconcile;
  const scheduleReconcile = createScheduleReconcile({
    store,
    runs: createRuns({ store, queue }),
    everyMs,
    fix,
  });

  return {
    async start(): Promise<void> {
      await queue.work(
        {
          'verify-layer': async (job, { signal }) => {
            await verifyLayer(job.payload, signal);
          },
          scrub: async (_job, { signal }) => {
            await scrub(signal);
          },
          'review-images': (_job, { signal }) => reviewImages(signal),
          'review-blobs': (_job, { signal }) => reviewBlobs(signal),
          'give-up-uploads': (_job, { signal }) => giveUpUploads(signal),
          'reap-objects': (_job, { signal }) => reapObjects(signal),
          'sweep-trash': (_job, { signal }) => sweepTrash(signal),
          'sweep-history': (_job, { signal }) => sweepHistory(signal),
          run: async (job, { signal }) => {
            // When one ends, one that found no room can begin.
            if (await executeRun(job.payload.runId, signal)) await reviveRuns();
          },
          reconcile: () => scheduleReconcile(Date.now()),
          'write-manifest': (job, { signal }) => writeManifest(job.payload.repositoryId, signal),
          'write-manifests': async () => {
            for (const repositoryId of await store.listChangedRepositories(manifestBatch)) {
              await queue.enqueue('write-manifest', { repositoryId }, { key: `manifest-${repositoryId}` });
            }
          },
          revive: async () => {
            await reviveRuns();
            for (const blob of await store.listUnverified(reviveBatch)) {
              const key = `verify-${blob.storageKey.replaceAll('/', '-')}`;
              await queue.enqueue('verify-layer', blob, { key });
            }
          },
        },
        { concurrency: settings.concurrency },
      );
      for (const name of [
        'review-images',
        'review-blobs',
        'give-up-uploads',
        'reap-objects',
        'sweep-trash',
        'sweep-history',
        'scrub',
        'revive',
      ] as const) {
        await queue.schedule(name, settings.collectMs, {});
      }
      await queue.schedule('write-manifests', settings.manifestMs, {});
      if (everyMs > 0) await queue.schedule('reconcile', Math.min(everyMs, reconcileLookMs), {});
    },
  };
}
