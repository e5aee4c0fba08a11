import { availableParallelism } from 'node:os';
import { databaseTimesOf, type DatabaseTimes } from '@drydock/config-kit';
import { meterRequests, refuseUnreadable, scopeRequests, serveMetrics } from '@drydock/http-kit';
import { productVersion, type Visibility } from '@drydock/kernel';
import type { RegistrationMode, RegistryPort } from '@drydock/hub-core';
import { createHubStore, hubSchema } from '@drydock/hub-postgres';
import { createHttpServer, listen, stopServing, type RunningProcess } from '@drydock/lifecycle';
import {
  createLogger,
  createMetrics,
  meterCalls,
  openTracing,
  traceCalls,
  type Logger,
  type Metrics,
  type Tracer,
} from '@drydock/observability';
import { createPool, migrateWhenThere, poolUse } from '@drydock/postgres';
import { createHttpRegistryClient, createInternalCall } from '@drydock/service-clients';
import { createArgon2Passwords } from './adapters/argon2-passwords.ts';
import { loadKeys } from './adapters/key-files.ts';
import { createTokenAuthority } from './adapters/token-authority.ts';
import { bootstrapAdministrator, type BootstrapOutcome } from './bootstrap-administrator.ts';
import { hubDatabaseUrlOf, type HubConfig } from './config.ts';
import { createHubService, type HubService } from './create-hub-service.ts';
import { hubSchemaAt } from './hub-schema-at.ts';

export interface OpenHubOptions extends DatabaseTimes {
  readonly databaseUrl: string;
  readonly keysDirectory: string;
  readonly registry: RegistryPort;
  readonly internalSecret: string | undefined;
  readonly registration: RegistrationMode;
  readonly defaultAccess: Visibility;
  readonly publicUrl: URL | undefined;
  readonly administrator: { readonly username: string; readonly password: string | undefined };
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Undefined: no traces. */
  readonly tracer: Tracer | undefined;
}

export interface OpenHub {
  readonly service: HubService;
  readonly administrator: BootstrapOutcome;
  /** After the service was closed. */
  closeDatabase(): Promise<void>;
}

/** What the registry gives a silent body by default. */
const headTimeoutMs = 300_000;

/** Database, keys, first administrator and use cases, for whichever composition. */
export async function openHub(options: OpenHubOptions): Promise<OpenHub> {
  const { log, databaseUrl, metrics, tracer } = options;
  const target = await hubSchemaAt(databaseUrl);
  await migrateWhenThere(target, log, options.databaseWaitMs);
  const pool = createPool({
    url: databaseUrl,
    schema: hubSchema,
    applicationName: 'drydock-hub',
    statementTimeoutMs: options.statementTimeoutMs,
    onIdleError: (error) => log.warn({ err: error }, 'an idle database connection broke'),
  });
  metrics.pools.watch('hub', () => poolUse(pool));
  const metered = meterCalls(createHubStore(pool), metrics.calls('hub'));
  const store = traceCalls(metered, {
    tracer,
    name: 'hub',
    attributes: { 'db.system.name': 'postgresql', 'db.namespace': hubSchema },
  });
  const passwords = createArgon2Passwords({ concurrency: availableParallelism(), maxWaiting: 64 });
  const administrator = await bootstrapAdministrator({ store, passwords, ...options.administrator });
  const service = createHubService({
    store,
    passwords,
    registry: options.registry,
    tokens: createTokenAuthority(await loadKeys(options.keysDirectory)),
    settings: {
      registration: options.registration,
      defaultAccess: options.defaultAccess,
      publicUrl: options.publicUrl,
    },
    internalSecret: options.internalSecret,
    report: (error, context) =>
      log.error({ err: error, details: error.details, ...context }, 'a request or a loop failed'),
  });
  const listener = scopeRequests(service.listener, { tracer, log });
  return { service: { ...service, listener }, administrator, closeDatabase: () => pool.end() };
}

/** The hub as a process of its own, with the registry behind HTTP. */
export async function startHub(config: HubConfig): Promise<RunningProcess> {
  const log = createLogger({ name: 'drydock-hub', level: config.DRYDOCK_LOG_LEVEL });
  const metrics = createMetrics({ process: 'hub', version: productVersion });
  const tracing = await openTracing({
    config,
    serviceName: 'drydock-hub',
    version: productVersion,
    log,
  });
  const databaseUrl = hubDatabaseUrlOf(config);
  const call = createInternalCall({
    baseUrls: config.DRYDOCK_REGISTRY_URL ?? [`http://127.0.0.1:${String(config.DRYDOCK_REGISTRY_PORT)}`],
    service: 'registry',
    secret: config.DRYDOCK_INTERNAL_SECRET,
    log,
  });
  const hub = await openHub({
    databaseUrl,
    ...databaseTimesOf(config),
    keysDirectory: config.DRYDOCK_HUB_KEYS_DIR,
    registry: createHttpRegistryClient(call),
    internalSecret: config.DRYDOCK_INTERNAL_SECRET,
    registration: config.DRYDOCK_REGISTRATION ?? 'closed',
    defaultAccess: config.DRYDOCK_DEFAULT_ACCESS,
    publicUrl: config.DRYDOCK_PUBLIC_URL === undefined ? undefined : new URL(config.DRYDOCK_PUBLIC_URL),
    administrator: { username: config.DRYDOCK_ADMIN_USER, password: config.DRYDOCK_ADMIN_PASSWORD },
    log,
    metrics,
    tracer: tracing.tracer,
  });
  const { username, password } = hub.administrator;
  if (password.kind === 'generated') {
    // Shown once, outside the log, which is kept and shipped.
    process.stderr.write(`The administrator is ${username}, the password ${password.value} (shown once)\n`);
  }
  const server = createHttpServer(
    serveMetrics(metrics, meterRequests(hub.service.listener, metrics.requests)),
    { headTimeoutMs },
  ).on('clientError', refuseUnreadable);
  const port = await listen(server, {
    host: config.DRYDOCK_HUB_HOST,
    port: config.DRYDOCK_HUB_PORT,
    portVariable: 'DRYDOCK_HUB_PORT',
  });
  await hub.service.start();
  log.info({ host: config.DRYDOCK_HUB_HOST, port }, 'listening');
  return {
    log,
    stopping: [
      ...stopServing(server, {
        announce: () => hub.service.stopServing(),
        unreadyMs: config.DRYDOCK_UNREADY_SECONDS * 1_000,
        drainMs: config.DRYDOCK_DRAIN_SECONDS * 1_000,
      }),
      { name: 'outbox', deadlineMs: 5_000, run: () => hub.service.close(5_000) },
      { name: 'database', deadlineMs: 5_000, run: () => hub.closeDatabase() },
      ...tracing.stopping,
    ],
  };
}
