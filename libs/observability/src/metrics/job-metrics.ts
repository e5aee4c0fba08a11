import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface JobMetrics {
  /** @param job its kind. `lost`: could not be put into the queue; its row brings it back. */
  count(job: string, outcome: 'done' | 'failed' | 'dead' | 'lost', durationMs?: number): void;
  addRunning(job: string, change: 1 | -1): void;
}

const buckets = [0.01, 0.1, 0.5, 1, 5, 30, 60, 300, 1_800, 7_200];

export function createJobMetrics(registry: Registry): JobMetrics {
  const registers = [registry];
  const attempts = new Counter({
    name: 'drydock_job_attempts_total',
    help: 'Attempts at jobs of this process, by kind and outcome: failed ones come again, dead ones do not.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'drydock_job_duration_seconds',
    help: 'Attempts at jobs, whatever their outcome.',
    labelNames: ['job'],
    buckets,
    registers,
  });
  const running = new Gauge({
    name: 'drydock_jobs_running',
    help: 'Jobs under way in this process, by kind.',
    labelNames: ['job'],
    registers,
  });
  return {
    count(job, outcome, durationMs) {
      attempts.inc({ job, outcome });
      if (durationMs !== undefined) durations.observe({ job }, durationMs / 1_000);
    },
    addRunning(job, change) {
      running.inc({ job }, change);
    },
  };
}
