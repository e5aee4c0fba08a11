import type { Timers } from '../timers.ts';

/** After their signals, handlers get this long to notice. */
const graceMs = 1_000;

/** The attempts under way, and how they are brought to an end. */
export class RunningJobs {
  readonly #timers: Timers;
  readonly #attempts = new Set<Promise<void>>();
  readonly #controller = new AbortController();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get count(): number {
    return this.#attempts.size;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** `attempt` settles its own failures. */
  add(attempt: Promise<void>, onEnd: () => void): void {
    const whole = attempt.finally(() => {
      this.#attempts.delete(whole);
      onEnd();
    });
    this.#attempts.add(whole);
  }

  /** Resolves when all have ended, or some time after the deadline, when their signals were aborted. */
  async end(deadlineMs: number): Promise<void> {
    await this.#settled(deadlineMs);
    if (this.#attempts.size === 0) return;
    this.#controller.abort();
    await this.#settled(graceMs);
  }

  async #settled(withinMs: number): Promise<void> {
    if (this.#attempts.size === 0) return;
    let stop: () => void = () => undefined;
    const timeUp = new Promise<void>((resolve) => {
      stop = this.#timers.start(resolve, withinMs);
    });
    await Promise.race([Promise.allSettled(this.#attempts), timeUp]);
    stop();
  }
}
