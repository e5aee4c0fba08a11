import { Gauge, type Registry } from 'prom-client';

/** Facts that lie elsewhere (rows, the queue). A source that fails leaves its series out until it answers again. */
export interface SampledMetrics {
  /** Jobs in the queue by state, all kinds and processes together. */
  watchJobs(read: () => Promise<Readonly<Record<string, number>>>): void;
  /** Blobs that are not sound, by state. */
  watchBlobs(read: () => Promise<Readonly<Record<string, number>>>): void;
  setRedisUp(isUp: boolean): void;
}

const freshMs = 15_000;
const patienceMs = 2_000;

/** Asks at most every 15 s and waits 2 s at most, however often and by however many the metrics are read. */
function sample(read: () => Promise<Readonly<Record<string, number>>>) {
  let latest:
    { readonly atMs: number; readonly answer: Promise<Readonly<Record<string, number>>> } | undefined;
  return async (): Promise<Readonly<Record<string, number>>> => {
    const now = performance.now();
    if (!latest || now - latest.atMs > freshMs) {
      latest = { atMs: now, answer: read().catch(() => ({})) };
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Readonly<Record<string, number>>>((resolve) => {
      timer = setTimeout(() => resolve({}), patienceMs);
    });
    const answer = await Promise.race([latest.answer, late]);
    clearTimeout(timer);
    return answer;
  };
}

export function createSampledMetrics(registry: Registry): SampledMetrics {
  const registers = [registry];
  const watch = (name: string, help: string, read: () => Promise<Readonly<Record<string, number>>>): void => {
    const ask = sample(read);
    new Gauge({
      name,
      help,
      labelNames: ['state'],
      registers,
      async collect() {
        const counts = await ask();
        this.reset();
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
  };
  let redisUp: Gauge | undefined;
  return {
    watchJobs: (read) => watch('drydock_jobs', 'Jobs in the queue by state, of all processes.', read),
    watchBlobs: (read) => watch('drydock_blobs_unsound', 'Blobs that are corrupt or missing.', read),
    setRedisUp(isUp) {
      redisUp ??= new Gauge({ name: 'drydock_redis_up', help: 'Redis answers this process.', registers });
      redisUp.set(isUp ? 1 : 0);
    },
  };
}
