import { Gauge, type Registry } from 'prom-client';

export interface PoolUse {
  /** Connections by what they do, `waiting` for callers without one. */
  readonly states: Readonly<Record<string, number>>;
  readonly max?: number;
}

export interface PoolMetrics {
  /** @param read is called when the metrics are read. */
  watch(pool: string, read: () => PoolUse): void;
}

export function createPoolMetrics(registry: Registry): PoolMetrics {
  const registers = [registry];
  const pools = new Map<string, () => PoolUse>();
  new Gauge({
    name: 'drydock_pool_connections',
    help: 'Connections of a pool by state; waiting: callers without one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      this.reset();
      for (const [pool, read] of pools) {
        for (const [state, count] of Object.entries(read().states)) this.set({ pool, state }, count);
      }
    },
  });
  new Gauge({
    name: 'drydock_pool_connections_max',
    help: 'The most connections that a pool opens.',
    labelNames: ['pool'],
    registers,
    collect() {
      this.reset();
      for (const [pool, read] of pools) {
        const { max } = read();
        if (max !== undefined) this.set({ pool }, max);
      }
    },
  });
  return { watch: (pool, read) => void pools.set(pool, read) };
}
