import type { Phase } from '@drydock/lifecycle';

/** What was opened is closed in the opposite order, whether at a signal or because the next step failed. */
export class Opened {
  #phases: readonly Phase[] = [];

  /** @param phases of one part, in the order in which it wants to be closed. */
  add(...phases: readonly Phase[]): void {
    this.#phases = [...phases, ...this.#phases];
  }

  get phases(): readonly Phase[] {
    return this.#phases;
  }
}
