import { join } from 'node:path';
import { databaseTimesOf } from '@drydock/config-kit';
import {
  createGatewayServer,
  createInProcessUpstream,
  createTrustedProxies,
  openRateLimits,
  openMetricsServer,
  tlsSettingsOf,
  type GatewayServer,
} from '@drydock/gateway';
import { openHub, type OpenHub } from '@drydock/hub-service';
import { AppError, productVersion } from '@drydock/kernel';
import { assertPortFree, runPhases, type ProcessControl, type RunningProcess } from '@drydock/lifecycle';
import {
  createLogger,
  createMetrics,
  openTracing,
  type Logger,
  type Metrics,
  type Tracer,
} from '@drydock/observability';
import {
  openRegistry,
  redisOf,
  s3Of,
  settingsOf,
  windowsOf,
  type OpenRegistry,
} from '@drydock/registry-service';
import { banner } from './banner.ts';
import { isLoopback, type StandaloneConfig } from './config.ts';
import { openDataDirectory, type DataDirectory } from './data-directory/data-directory.ts';
import type { ServiceDatabases } from './database/create-roles.ts';
import { givenDatabases } from './database/given-databases.ts';
import { openDatabases } from './database/open-databases.ts';
import { Opened } from './opened.ts';

interface Services {
  readonly hub: OpenHub;
  readonly registry: OpenRegistry;
}

const registrationOf = (config: StandaloneConfig) =>
  config.DRYDOCK_REGISTRATION ?? (isLoopback(config.DRYDOCK_HOST) ? 'open' : 'closed');

/** Hub and registry ask each other; both are functions of this process, bound to each other's ports. */
async function openServices(
  config: StandaloneConfig,
  context: {
    readonly databases: ServiceDatabases;
    readonly directory: DataDirectory;
    readonly opened: Opened;
    readonly log: Logger;
    readonly metrics: Metrics;
    readonly tracer: Tracer | undefined;
  },
): Promise<Services> {
  const { databases, directory, opened, log, metrics, tracer } = context;
  const bound: { hub?: OpenHub } = {};
  const hubInternal = () => {
    if (!bound.hub) throw new AppError('unavailable');
    return bound.hub.service.internal;
  };
  const registry = await openRegistry({
    databaseUrl: databases.registryUrl,
    ...databaseTimesOf(config),
    dataDirectory: directory.root,
    ...s3Of(config),
    ...redisOf(config),
    hub: {
      authenticate: async (credentials) => hubInternal().authenticate(credentials),
      listKeys: async () => hubInternal().listKeys(),
    },
    internalSecret: undefined,
    settings: settingsOf(config),
    windows: windowsOf(config),
    log: log.child({ service: 'registry' }),
    metrics,
    tracer,
  });
  opened.add(...registry.stopping);
  const hub = await openHub({
    databaseUrl: databases.hubUrl,
    ...databaseTimesOf(config),
    keysDirectory: join(directory.secrets, 'keys'),
    registry: registry.service.internal,
    internalSecret: undefined,
    registration: registrationOf(config),
    defaultAccess: config.DRYDOCK_DEFAULT_ACCESS,
    publicUrl: config.DRYDOCK_PUBLIC_URL === undefined ? undefined : new URL(config.DRYDOCK_PUBLIC_URL),
    administrator: { username: config.DRYDOCK_ADMIN_USER, password: config.DRYDOCK_ADMIN_PASSWORD },
    log: log.child({ service: 'hub' }),
    metrics,
    tracer,
  });
  bound.hub = hub;
  opened.add(
    { name: 'hub loops', deadlineMs: 5_000, run: () => hub.service.close(5_000) },
    { name: 'hub database', deadlineMs: 5_000, run: () => hub.closeDatabase() },
  );
  await hub.service.start();
  await registry.service.start();
  await registry.worker.start();
  return { hub, registry };
}

function openGateway(
  config: StandaloneConfig,
  { hub, registry }: Services,
  {
    log,
    metrics,
    tracer,
  }: { readonly log: Logger; readonly metrics: Metrics; readonly tracer: Tracer | undefined },
): GatewayServer {
  const gatewayLog = log.child({ service: 'gateway' });
  const limits = openRateLimits(config, gatewayLog, metrics);
  const server = createGatewayServer({
    admit: limits.admit,
    meter: metrics.requests,
    hub: createInProcessUpstream('hub', hub.service),
    registry: createInProcessUpstream('registry', registry.service),
    trustedProxies: createTrustedProxies(config.DRYDOCK_TRUSTED_PROXIES),
    publicUrl: config.DRYDOCK_PUBLIC_URL === undefined ? undefined : new URL(config.DRYDOCK_PUBLIC_URL),
    pingStandalone: config.DRYDOCK_PING_STANDALONE,
    tls: tlsSettingsOf(config),
    unreadyMs: config.DRYDOCK_UNREADY_SECONDS * 1_000,
    drainMs: config.DRYDOCK_DRAIN_SECONDS * 1_000,
    log: gatewayLog,
    tracer,
  });
  return { ...server, stopping: [...server.stopping, ...limits.stopping] };
}

/** All of Drydock in this process, on its own PostgreSQL unless one is given. */
export async function startStandalone(
  config: StandaloneConfig,
  control: ProcessControl,
): Promise<RunningProcess> {
  const log = createLogger({ name: 'drydock', level: config.DRYDOCK_LOG_LEVEL });
  const metrics = createMetrics({ process: 'standalone', version: productVersion });
  const given = givenDatabases(config);
  const { tracer, stopping: tracesStopping } = await openTracing({
    config,
    serviceName: 'drydock',
    version: productVersion,
    log,
  });
  const opened = new Opened();
  opened.add(...tracesStopping);
  try {
    const directory = openDataDirectory(config.DRYDOCK_DATA_DIR);
    opened.add({ name: 'unlock', deadlineMs: 1_000, run: () => directory.unlock() });
    await assertPortFree({
      host: config.DRYDOCK_HOST,
      port: config.DRYDOCK_PORT,
      portVariable: 'DRYDOCK_PORT',
    });
    let databases = given;
    if (!databases) {
      process.stdout.write(`Starting PostgreSQL in ${directory.postgres} …\n`);
      const embedded = await openDatabases(directory, (error) => {
        log.fatal({ err: error }, 'the database is gone');
        control.stop(1);
      });
      opened.add({ name: 'postgres', deadlineMs: 20_000, run: (signal) => embedded.stop(signal) });
      databases = embedded;
    }
    const services = await openServices(config, { databases, directory, opened, log, metrics, tracer });
    opened.add(
      ...(await openMetricsServer(metrics, {
        host: config.DRYDOCK_METRICS_HOST,
        port: config.DRYDOCK_METRICS_PORT,
      })),
    );
    const gateway = openGateway(config, services, { log, metrics, tracer });
    const port = await gateway.listen(config.DRYDOCK_HOST, config.DRYDOCK_PORT);
    opened.add(...gateway.stopping);
    process.stdout.write(
      banner({
        host: config.DRYDOCK_HOST,
        port,
        isTls: config.DRYDOCK_TLS_CERT !== undefined,
        publicUrl: config.DRYDOCK_PUBLIC_URL,
        dataDirectory: directory.root,
        registration: registrationOf(config),
        administrator: services.hub.administrator,
      }),
    );
    return { stopping: opened.phases, log };
  } catch (error) {
    await runPhases(opened.phases);
    throw error;
  }
}
