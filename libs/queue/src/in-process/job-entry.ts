import type { JobName, JobPayloads } from '@drydock/registry-core';

/** One job in memory. */
export interface JobEntry {
  readonly id: string;
  readonly name: JobName;
  readonly payload: JobPayloads[JobName];
  readonly key: string | undefined;
  readonly requestId: string | undefined;
  readonly traceparent: string | undefined;
  /** Attempts that have ended. */
  attempts: number;
}
