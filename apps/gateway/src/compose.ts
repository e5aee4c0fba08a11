import type { ReplicaState } from '@drydock/http-kit';
import { productVersion } from '@drydock/kernel';
import { createLogger, createMetrics, openTracing } from '@drydock/observability';
import type { RunningProcess } from '@drydock/lifecycle';
import { createTrustedProxies } from './client/trusted-proxies.ts';
import { tlsSettingsOf, type GatewayConfig } from './config.ts';
import { createGatewayServer } from './gateway-server.ts';
import { openRateLimits } from './limits/open-rate-limits.ts';
import { openMetricsServer } from './metrics-server.ts';
import { createHttpUpstream } from './upstream/http-upstream.ts';

/** The gateway as a process of its own, with the services behind HTTP. */
export async function startGateway(config: GatewayConfig): Promise<RunningProcess> {
  const log = createLogger({ name: 'drydock-gateway', level: config.DRYDOCK_LOG_LEVEL });
  const onThisMachine = (port: number) => [`http://127.0.0.1:${String(port)}`];
  const metrics = createMetrics({ process: 'gateway', version: productVersion });
  const tracing = await openTracing({
    config,
    serviceName: 'drydock-gateway',
    version: productVersion,
    log,
  });
  const limits = openRateLimits(config, log, metrics);
  const tellOfReplica = (replica: string, state: ReplicaState): void => {
    if (state === 'out') log.warn({ replica }, 'a replica does not answer: it gets no calls until it does');
    else if (state === 'stopping')
      log.info({ replica }, 'a replica stops: it gets no calls where there is another');
    else log.info({ replica }, 'a replica answers again');
  };
  const openUpstream = (name: 'hub' | 'registry', urls: readonly string[]) => {
    const upstream = createHttpUpstream({ name, urls, onReplica: tellOfReplica });
    metrics.replicas.watch(name, upstream.countReplicas);
    return upstream;
  };
  const server = createGatewayServer({
    admit: limits.admit,
    meter: metrics.requests,
    hub: openUpstream('hub', config.DRYDOCK_HUB_URL ?? onThisMachine(config.DRYDOCK_HUB_PORT)),
    registry: openUpstream(
      'registry',
      config.DRYDOCK_REGISTRY_URL ?? onThisMachine(config.DRYDOCK_REGISTRY_PORT),
    ),
    trustedProxies: createTrustedProxies(config.DRYDOCK_TRUSTED_PROXIES),
    publicUrl: config.DRYDOCK_PUBLIC_URL === undefined ? undefined : new URL(config.DRYDOCK_PUBLIC_URL),
    pingStandalone: config.DRYDOCK_PING_STANDALONE,
    tls: tlsSettingsOf(config),
    unreadyMs: config.DRYDOCK_UNREADY_SECONDS * 1_000,
    drainMs: config.DRYDOCK_DRAIN_SECONDS * 1_000,
    log,
    tracer: tracing.tracer,
  });
  const port = await server.listen(config.DRYDOCK_HOST, config.DRYDOCK_PORT);
  log.info({ host: config.DRYDOCK_HOST, port }, 'listening');
  const metricsPhases = await openMetricsServer(metrics, {
    host: config.DRYDOCK_METRICS_HOST,
    port: config.DRYDOCK_METRICS_PORT,
  });
  return { stopping: [...server.stopping, ...limits.stopping, ...metricsPhases, ...tracing.stopping], log };
}
