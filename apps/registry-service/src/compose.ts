import { meterBlobStore, traceBlobStore, type S3BlobStoreSettings } from '@drydock/blob-store';
import { databaseTimesOf, type DatabaseTimes } from '@drydock/config-kit';
import { meterRequests, refuseUnreadable, scopeRequests, serveMetrics } from '@drydock/http-kit';
import { productVersion } from '@drydock/kernel';
import { createHttpServer, listen, stopServing, type Phase, type RunningProcess } from '@drydock/lifecycle';
import {
  createLogger,
  createMetrics,
  meterCalls,
  openTracing,
  traceCalls,
  type Logger,
  type Metrics,
  type OpenTracing,
  type Tracer,
} from '@drydock/observability';
import { createPool, migrateWhenThere, poolUse } from '@drydock/postgres';
import { scopedQueue, type BullmqQueueSettings } from '@drydock/queue';
import type { HubPort } from '@drydock/registry-core';
import { createRegistryStore, registrySchema, type StorageWindows } from '@drydock/registry-postgres';
import {
  createHttpHubClient,
  createInternalCall,
  createKeyRing,
  createTokenVerifier,
} from '@drydock/service-clients';
import { redisOf, registryDatabaseUrlOf, settingsOf, type RegistryConfig } from './config.ts';
import { createRegistryService, type RegistryService } from './create-registry-service.ts';
import { createRegistryWorker } from './create-registry-worker.ts';
import { createHealthApp } from './http/health-routes.ts';
import { isSmallRead } from './http/is-small-read.ts';
import { observeQueue } from './observe-queue.ts';
import { openBlobStore, openQueue } from './open-stores.ts';
import { registrySchemaAt } from './registry-schema-at.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { revocationChannelOn } from './revocation-channel.ts';
import { s3Of } from './s3-config.ts';
import { windowsOf } from './windows.ts';

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

async function openFromConfig(
  config: RegistryConfig,
  { log, metrics, tracer }: Pick<OpenRegistryOptions, 'log' | 'metrics' | 'tracer'>,
): Promise<OpenRegistry> {
  const call = createInternalCall({
    baseUrls: config.DRYDOCK_HUB_URL ?? [`http://127.0.0.1:${String(config.DRYDOCK_HUB_PORT)}`],
    service: 'hub',
    secret: config.DRYDOCK_INTERNAL_SECRET,
    onSecretRefused: () =>
      log.error(
        {},
        'the hub does not take DRYDOCK_INTERNAL_SECRET: hub, registry and worker need the same one',
      ),
  });
  return openRegistry({
    databaseUrl: registryDatabaseUrlOf(config),
    ...databaseTimesOf(config),
    dataDirectory: config.DRYDOCK_DATA_DIR,
    ...s3Of(config),
    ...redisOf(config),
    hub: createHttpHubClient(call),
    internalSecret: config.DRYDOCK_INTERNAL_SECRET,
    settings: settingsOf(config),
    windows: windowsOf(config),
    log,
    metrics,
    tracer,
  });
}

async function serve(
  config: RegistryConfig,
  log: Logger,
  part: {
    readonly listener: RegistryService['listener'];
    readonly port: number;
    readonly portVariable: string;
    readonly registry: OpenRegistry;
    readonly metrics: Metrics;
    readonly tracing: OpenTracing;
  },
): Promise<RunningProcess> {
  const { metrics, registry, portVariable, tracing } = part;
  const listener = serveMetrics(metrics, meterRequests(part.listener, metrics.requests));
  const server = createHttpServer(listener, {
    headTimeoutMs: config.DRYDOCK_UPLOAD_IDLE_SECONDS * 1_000,
  }).on('clientError', refuseUnreadable);
  const host = config.DRYDOCK_REGISTRY_HOST;
  const port = await listen(server, { host, port: part.port, portVariable });
  log.info({ host, port }, 'listening');
  return {
    log,
    stopping: [
      ...stopServing(server, {
        announce: () => registry.service.stopServing(),
        unreadyMs: config.DRYDOCK_UNREADY_SECONDS * 1_000,
        drainMs: config.DRYDOCK_DRAIN_SECONDS * 1_000,
      }),
      ...registry.stopping,
      ...tracing.stopping,
    ],
  };
}

/** What both kinds of process begin with. */
async function openProcess(config: RegistryConfig, kind: 'registry' | 'worker') {
  const name = `drydock-${kind}`;
  const log = createLogger({ name, level: config.DRYDOCK_LOG_LEVEL });
  const metrics = createMetrics({ process: kind, version: productVersion });
  const tracing = await openTracing({ config, serviceName: name, version: productVersion, log });
  const registry = await openFromConfig(config, { log, metrics, tracer: tracing.tracer });
  return { log, metrics, tracing, registry };
}

/** The registry as a process of its own, with the hub behind HTTP. Without a shared queue it works off the jobs that it puts in. */
export async function startRegistry(config: RegistryConfig): Promise<RunningProcess> {
  const { log, ...opened } = await openProcess(config, 'registry');
  const { service, worker } = opened.registry;
  await service.start();
  // With a shared queue the workers take the jobs.
  if (config.REDIS_URL === undefined) await worker.start();
  const port = config.DRYDOCK_REGISTRY_PORT;
  const portVariable = 'DRYDOCK_REGISTRY_PORT';
  return serve(config, log, { ...opened, listener: service.listener, port, portVariable });
}

/** Only the jobs, found by their rows; its port answers health alone, to those who run it. */
export async function startWorker(config: RegistryConfig): Promise<RunningProcess> {
  const { log, ...opened } = await openProcess(config, 'worker');
  const { service, worker } = opened.registry;
  await worker.start();
  const port = config.DRYDOCK_WORKER_PORT;
  // Nobody is led to a worker by this, and most of its jobs read or remove objects: whatever is missing is worth being told.
  const listener = createHealthApp({
    isStopping: service.isStopping,
    readiness: async () => {
      const { reasons } = await service.readiness();
      return { ready: reasons.length === 0, reasons };
    },
  });
  const portVariable = 'DRYDOCK_WORKER_PORT';
  return serve(config, log, { ...opened, listener, port, portVariable });
}
