import { Gauge, type Registry } from 'prom-client';

export interface ReplicaMetrics {
  /** @param read of the replicas of one service, how many are in which state; called when the metrics are read. */
  watch(service: string, read: () => Readonly<Record<string, number>>): void;
}

export function createReplicaMetrics(registry: Registry): ReplicaMetrics {
  const services = new Map<string, () => Readonly<Record<string, number>>>();
  let gauge: Gauge | undefined;
  const open = () =>
    new Gauge({
      name: 'drydock_replicas',
      help: 'Replicas of a service as this process sees them, by state; out: they do not answer and get no calls.',
      labelNames: ['service', 'state'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [service, read] of services) {
          for (const [state, count] of Object.entries(read())) this.set({ service, state }, count);
        }
      },
    });
  return {
    watch(service, read) {
      gauge ??= open();
      services.set(service, read);
    },
  };
}
