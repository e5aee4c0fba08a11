import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Counts the calls of one store, by the names of its methods. */
export interface CallMeter {
  /** @param code of the error that the call ended with. */
  observe(call: string, durationMs: number, code?: string): void;
  /** Bytes that are on their way into the store; called for each chunk. */
  addWrittenBytes(bytes: number): void;
  addUploadsInFlight(change: 1 | -1): void;
}

const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export function createCallMetrics(registry: Registry): (store: string) => CallMeter {
  const registers = [registry];
  const durations = new Histogram({
    name: 'drydock_store_call_duration_seconds',
    help: 'Calls of a store (rows or objects) until they were answered; the body of an object that is read is not in it.',
    labelNames: ['store', 'call'],
    buckets,
    registers,
  });
  const errors = new Counter({
    name: 'drydock_store_errors_total',
    help: 'Calls of a store that failed, by code of the error.',
    labelNames: ['store', 'call', 'code'],
    registers,
  });
  const written = new Map<string, number>();
  new Counter({
    name: 'drydock_store_written_bytes_total',
    help: 'Bytes of objects handed to the store, as they are sent.',
    labelNames: ['store'],
    registers,
    collect() {
      this.reset();
      for (const [store, bytes] of written) this.inc({ store }, bytes);
    },
  });
  const uploads = new Gauge({
    name: 'drydock_uploads_in_flight',
    help: 'Objects that are being written now.',
    labelNames: ['store'],
    registers,
  });

  return (store) => {
    const children = new Map<string, { observe(seconds: number): void }>();
    const childOf = (call: string) => {
      const child = children.get(call) ?? durations.labels(store, call);
      children.set(call, child);
      return child;
    };
    return {
      observe(call, durationMs, code) {
        childOf(call).observe(durationMs / 1_000);
        if (code !== undefined) errors.inc({ store, call, code });
      },
      addWrittenBytes(bytes) {
        written.set(store, (written.get(store) ?? 0) + bytes);
      },
      addUploadsInFlight(change) {
        uploads.inc({ store }, change);
      },
    };
  };
}
