import type { JobName } from '@drydock/registry-core';
import type { KeptJobOptions } from './kept-job-options.ts';
import type { RedisLink } from './redis-link.ts';

interface Schedule {
  readonly name: JobName;
  readonly everyMs: number;
  readonly payload: unknown;
}

/** The rhythms that this process asked for, kept in Redis once for all processes and put in again when Redis lost them. */
export class BullmqSchedules {
  readonly #link: RedisLink;
  readonly #options: KeptJobOptions;
  readonly #byName = new Map<JobName, Schedule>();
  readonly #timer: NodeJS.Timeout;

  constructor(link: RedisLink, options: KeptJobOptions, checkMs: number) {
    this.#link = link;
    this.#options = options;
    this.#timer = setInterval(() => this.#putAll(), checkMs);
    this.#timer.unref();
    link.onReady(() => this.#putAll());
  }

  async set(schedule: Schedule): Promise<void> {
    this.#byName.set(schedule.name, schedule);
    await this.#put(schedule);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#byName.clear();
  }

  #putAll(): void {
    for (const schedule of this.#byName.values()) void this.#put(schedule);
  }

  async #put({ name, everyMs, payload }: Schedule): Promise<void> {
    try {
      const queue = await this.#link.queue();
      const id = `every-${name}`;
      const known = await queue.getJobScheduler(id);
      // Asked for again by each process that starts: the rhythm must not begin anew each time.
      const offMs = (known?.next ?? 0) - Date.now();
      const isAhead = offMs > 2 * everyMs;
      if (known?.every === everyMs && !isAhead && offMs > -2 * everyMs) return;
      // By a clock that was wrong; a rhythm that is there goes on from where it is.
      if (isAhead) await queue.removeJobScheduler(id);
      const data = { v: 1, payload } as const;
      await queue.upsertJobScheduler(id, { every: everyMs }, { name, data, opts: this.#options });
    } catch {
      // Redis is away, which the link has told: the timer and the return of Redis come back to this.
    }
  }
}
