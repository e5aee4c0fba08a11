import type { JobName } from '@drydock/registry-core';
import type { Timers } from '../timers.ts';

interface Schedule {
  readonly everyMs: number;
  enqueue: () => void;
  stop: () => void;
}

/** One rhythm for each name; the same rhythm asked for again goes on unbroken. */
export class Schedules {
  readonly #timers: Timers;
  readonly #byName = new Map<JobName, Schedule>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Calls `enqueue` at once and then every so often. */
  set(name: JobName, everyMs: number, enqueue: () => void): void {
    const known = this.#byName.get(name);
    if (known?.everyMs === everyMs) {
      known.enqueue = enqueue;
      return;
    }
    known?.stop();
    const schedule: Schedule = { everyMs, enqueue, stop: () => undefined };
    const tick = () => {
      schedule.stop = this.#timers.start(tick, everyMs);
      schedule.enqueue();
    };
    this.#byName.set(name, schedule);
    tick();
  }

  stop(): void {
    for (const schedule of this.#byName.values()) schedule.stop();
    this.#byName.clear();
  }
}
