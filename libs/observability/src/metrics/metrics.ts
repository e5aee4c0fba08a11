import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createCallMetrics, type CallMeter } from './call-metrics.ts';
import { createHintMetrics, type HintMetrics } from './hint-metrics.ts';
import { createJobMetrics, type JobMetrics } from './job-metrics.ts';
import { createPoolMetrics, type PoolMetrics } from './pool-metrics.ts';
import { createReplicaMetrics, type ReplicaMetrics } from './replica-metrics.ts';
import { createRequestMetrics, type RequestMetrics } from './request-metrics.ts';
import { createSampledMetrics, type SampledMetrics } from './sampled-metrics.ts';

export interface MetricsSettings {
  /** Of the label `process` on every series: `gateway`, `hub`, `registry`, `worker`, `standalone`. */
  readonly process: string;
  readonly version: string;
  /** Memory, event loop, garbage collection. Default: yes. */
  readonly includesRuntime?: boolean;
}

/**
 * What one process counts. Every label has a bounded set of values: names from code, never a part of a request. Recording
 * never throws and never waits; what has to be asked for (pools, queue, rows) is asked when the metrics are read.
 */
export interface Metrics {
  readonly requests: RequestMetrics;
  readonly jobs: JobMetrics;
  readonly hints: HintMetrics;
  readonly pools: PoolMetrics;
  readonly replicas: ReplicaMetrics;
  readonly sampled: SampledMetrics;
  /** @param store whose calls these are: `blobs`, `registry`, `hub`. */
  calls(store: string): CallMeter;
  /** The Prometheus text format. */
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

export function createMetrics(settings: MetricsSettings): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process: settings.process });
  if (settings.includesRuntime ?? true) collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'drydock_build_info',
    help: 'Always 1; its labels say what runs.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version: settings.version, node: process.versions.node }, 1);
  return {
    requests: createRequestMetrics(registry),
    jobs: createJobMetrics(registry),
    hints: createHintMetrics(registry),
    pools: createPoolMetrics(registry),
    replicas: createReplicaMetrics(registry),
    sampled: createSampledMetrics(registry),
    calls: createCallMetrics(registry),
    async render() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
