import { meterBlobStore, traceBlobStore, type S3BlobStoreSettings } from '@drydock/blob-store';
import type { DatabaseTimes } from '@drydock/config-kit';
import { scopeRequests } from '@drydock/http-kit';
import type { Phase } from '@drydock/lifecycle';
import { meterCalls, traceCalls, type Logger, type Metrics, type Tracer } from '@drydock/observability';
import { createPool, migrateWhenThere, poolUse } from '@drydock/postgres';
import { scopedQueue, type BullmqQueueSettings } from '@drydock/queue';
import type { HubPort } from '@drydock/registry-core';
import { createRegistryStore, registrySchema, type StorageWindows } from '@drydock/registry-postgres';
import { createKeyRing, createTokenVerifier } from '@drydock/service-clients';
import { createRegistryService, type RegistryService } from './create-registry-service.ts';
import { createRegistryWorker } from './create-registry-worker.ts';
import { isSmallRead } from './http/is-small-read.ts';
import { observeQueue } from './observe-queue.ts';
import { openBlobStore, openQueue } from './open-stores.ts';
import { registrySchemaAt } from './registry-schema-at.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { revocationChannelOn } from './revocation-channel.ts';

export interface OpenRegistryOptions extends DatabaseTimes {
  readonly databaseUrl: string;
  /** Objects lie under `blobs/` in it, unless a bucket is named. */
  readonly dataDirectory: string;
  readonly s3?: S3BlobStoreSettings;
  /** Without it, jobs live in this process. */
  readonly redis?: BullmqQueueSettings['connection'];
  readonly hub: HubPort;
  readonly internalSecret: string | undefined;
  readonly settings: RegistrySettings;
  readonly windows: StorageWindows;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Undefined: no traces. */
  readonly tracer: Tracer | undefined;
}

export interface OpenRegistry {
  readonly service: RegistryService;
  readonly worker: { start(): Promise<void> };
  /** After the requests: jobs, background loops, database. */
  readonly stopping: readonly Phase[];
}

/** A long collection holds three, the scrub one, runs two; the others are for what pushes put in. */
const jobConcurrency = 8;

/** Database, objects, jobs and use cases, for whichever composition. Nothing listens or works yet. */
export async function openRegistry(options: OpenRegistryOptions): Promise<OpenRegistry> {
  const { databaseUrl, hub, log, metrics, settings, tracer, windows } = options;
  const target = await registrySchemaAt(databaseUrl);
  await migrateWhenThere(target, log, options.databaseWaitMs);
  const pool = createPool({
    url: databaseUrl,
    schema: registrySchema,
    applicationName: 'drydock-registry',
    statementTimeoutMs: options.statementTimeoutMs,
    onIdleError: (error) => log.warn({ err: error }, 'an idle database connection broke'),
  });
  metrics.pools.watch('registry', () => poolUse(pool));
  const metered = meterCalls(createRegistryStore({ pool, windows }), metrics.calls('registry'));
  const store = traceCalls(metered, {
    tracer,
    name: 'registry',
    attributes: { 'db.system.name': 'postgresql', 'db.namespace': registrySchema },
  });
  const { blobStore: plainBlobStore, close } = await openBlobStore({
    dataDirectory: options.dataDirectory,
    s3: options.s3,
    redirects: settings.redirects,
    log,
  });
  const meteredBlobStore = meterBlobStore(plainBlobStore, metrics.calls('blobs'));
  const blobStore = traceBlobStore(meteredBlobStore, { tracer, kind: options.s3 ? 's3' : 'filesystem' });
  const queue = scopedQueue(await openQueue(options.redis, observeQueue(log, metrics)), {
    system: options.redis === undefined ? 'in_process' : 'bullmq',
    tracer,
  });
  if (options.redis !== undefined) metrics.sampled.setRedisUp(true);
  metrics.sampled.watchJobs(() => queue.counts());
  metrics.sampled.watchBlobs(async () => ({ ...(await store.countUnsoundBlobs()) }));
  const service = createRegistryService({
    store,
    blobStore,
    queue,
    hub,
    verifier: createTokenVerifier({ keys: createKeyRing({ listKeys: () => hub.listKeys() }) }),
    settings,
    ...(options.internalSecret === undefined ? {} : { internalSecret: options.internalSecret }),
    ...(options.redis === undefined
      ? {}
      : { openRevocationChannel: revocationChannelOn(options.redis, log, metrics.hints) }),
    log,
  });
  const worker = createRegistryWorker({
    store,
    blobStore,
    queue,
    settings: { ...settings, concurrency: jobConcurrency },
    log,
  });
  const listener = scopeRequests(service.listener, { tracer, log, leadsNowhere: isSmallRead });
  return {
    service: { ...service, listener },
    worker,
    stopping: [
      { name: 'jobs', deadlineMs: 6_000, run: () => queue.close({ deadlineMs: 5_000 }) },
      { name: 'loops', deadlineMs: 1_000, run: () => service.close(1_000) },
      { name: 'blob store', deadlineMs: 1_000, run: close },
      { name: 'database', deadlineMs: 5_000, run: () => pool.end() },
    ],
  };
}
