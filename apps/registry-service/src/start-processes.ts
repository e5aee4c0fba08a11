import { databaseTimesOf } from '@drydock/config-kit';
import { meterRequests, refuseUnreadable, serveMetrics } from '@drydock/http-kit';
import { productVersion } from '@drydock/kernel';
import { createHttpServer, listen, stopServing, type RunningProcess } from '@drydock/lifecycle';
import {
  createLogger,
  createMetrics,
  openTracing,
  type Logger,
  type Metrics,
  type OpenTracing,
} from '@drydock/observability';
import { createHttpHubClient, createInternalCall } from '@drydock/service-clients';
import { openRegistry, type OpenRegistry, type OpenRegistryOptions } from './compose.ts';
import { redisOf, registryDatabaseUrlOf, settingsOf, type RegistryConfig } from './config.ts';
import type { RegistryService } from './create-registry-service.ts';
import { createHealthApp } from './http/health-routes.ts';
import { s3Of } from './s3-config.ts';
import { windowsOf } from './windows.ts';

async function openFromConfig(
  config: RegistryConfig,
  { log, metrics, tracer }: Pick<OpenRegistryOptions, 'log' | 'metrics' | 'tracer'>,
): Promise<OpenRegistry> {
  const call = createInternalCall({
    baseUrls: config.DRYDOCK_HUB_URL ?? [`http://127.0.0.1:${String(config.DRYDOCK_HUB_PORT)}`],
    service: 'hub',
    secret: config.DRYDOCK_INTERNAL_SECRET,
    log,
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
