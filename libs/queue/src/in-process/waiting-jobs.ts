import type { JobName } from '@drydock/registry-core';
import type { Timers } from '../timers.ts';
import type { JobEntry } from './job-entry.ts';

/** The jobs that wait: those that are due, first in first out, and those that become due by a timer. */
export class WaitingJobs {
  readonly #timers: Timers;
  readonly #onDue: () => void;
  readonly #due = new Map<string, JobEntry>();
  readonly #delayed = new Map<string, () => void>();
  readonly #keys = new Set<string>();

  constructor(timers: Timers, onDue: () => void) {
    this.#timers = timers;
    this.#onDue = onDue;
  }

  get dueCount(): number {
    return this.#due.size;
  }

  get delayedCount(): number {
    return this.#delayed.size;
  }

  /** A job with the key of one that waits is that one, whose payload and time hold. */
  add(entry: JobEntry, delayMs = 0): void {
    if (entry.key !== undefined) {
      if (this.#keys.has(entry.key)) return;
      this.#keys.add(entry.key);
    }
    if (delayMs <= 0) {
      this.#due.set(entry.id, entry);
      this.#onDue();
      return;
    }
    const stop = this.#timers.start(() => {
      this.#delayed.delete(entry.id);
      this.#due.set(entry.id, entry);
      this.#onDue();
    }, delayMs);
    this.#delayed.set(entry.id, stop);
  }

  /** Takes out the oldest due job of a kind that `canTake`; its key is free from then on. */
  take(canTake: (name: JobName) => boolean): JobEntry | undefined {
    for (const entry of this.#due.values()) {
      if (!canTake(entry.name)) continue;
      this.#due.delete(entry.id);
      if (entry.key !== undefined) this.#keys.delete(entry.key);
      return entry;
    }
    return undefined;
  }

  stop(): void {
    for (const stop of this.#delayed.values()) stop();
  }
}
