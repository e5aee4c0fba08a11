import type { DeadJob } from '@drydock/registry-core';
import type { JobEntry } from './job-entry.ts';

/** Memory must not grow with a fault that nobody looks at: the oldest go first. */
const keptCount = 10_000;

export class DeadJobs {
  readonly #dead = new Map<string, { readonly entry: JobEntry; readonly job: DeadJob }>();

  get count(): number {
    return this.#dead.size;
  }

  add(entry: JobEntry, error: unknown): void {
    const { id, name, payload, attempts } = entry;
    const reason = error instanceof Error ? error.message : String(error);
    const job = { id, name, payload, attempts, failedAt: new Date().toISOString(), reason };
    this.#dead.set(id, { entry, job });
    for (const oldest of this.#dead.keys()) {
      if (this.#dead.size <= keptCount) break;
      this.#dead.delete(oldest);
    }
  }

  list(): readonly DeadJob[] {
    return [...this.#dead.values()].map(({ job }) => job);
  }

  /** Takes out the one, or all. */
  take(id?: string): readonly JobEntry[] {
    const taken = [...this.#dead.values()].filter(({ job }) => id === undefined || job.id === id);
    for (const { job } of taken) this.#dead.delete(job.id);
    return taken.map(({ entry }) => entry);
  }
}
