/** What one statement or store call gave. Kept, so that the same code can be brought to the same place again. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** One transaction or one store call. */
export interface Step {
  readonly label: string;
  readonly outcomes: readonly Outcome[];
}

/** `refused`: it never happened and the caller hears of a broken connection; `answer-lost`: it happened and he hears the same. */
export type Fault = 'none' | 'refused' | 'answer-lost';

/** Ends a run that is no longer needed; whatever the code does then reaches nothing. */
class Abandoned extends Error {}

/**
 * Lets code that talks to a database and a store go exactly one step further: the steps that it has taken are answered from the log, one
 * is performed, and the next one waits for ever.
 */
export class Gate {
  readonly #log: readonly Step[];
  #taken = 0;
  #cursor = 0;
  #current: { label: string; outcomes: Outcome[] } | undefined;
  #isInside = false;
  #isAbandoned = false;
  #performed: Step | undefined;
  #method = '';
  readonly #parked: Promise<void>;
  #onParked: () => void = () => undefined;
  #release: (error: Error) => void = () => undefined;
  /** Did the performed step change rows? */
  hasWritten = false;

  constructor(log: readonly Step[]) {
    this.#log = log;
    this.#parked = new Promise((resolve) => {
      this.#onParked = resolve;
    });
  }

  /** Resolves when the code has come to the step after the performed one. */
  get parked(): Promise<void> {
    return this.#parked;
  }

  get performed(): Step | undefined {
    return this.#performed;
  }

  get isReplaying(): boolean {
    return this.#taken < this.#log.length;
  }

  get isInside(): boolean {
    return this.#isInside;
  }

  /** The store's method that is being called, for the words of the steps. */
  set method(name: string) {
    this.#method = name;
  }

  /** The live step begins, a step of the log does, or the code waits here for ever. */
  async begin(label?: string): Promise<void> {
    if (this.#isAbandoned) throw new Abandoned();
    if (!this.isReplaying) {
      if (this.#performed !== undefined) await this.#park();
      this.#current = { label: label ?? this.#method, outcomes: [] };
    }
    this.#isInside = true;
    this.#cursor = 0;
  }

  end(): void {
    this.#isInside = false;
    if (this.isReplaying) {
      this.#taken += 1;
      return;
    }
    this.#performed = this.#current;
  }

  /** One statement or store call inside a step. */
  async call(perform: () => Promise<unknown>): Promise<unknown> {
    if (this.#isAbandoned) throw new Abandoned();
    if (this.isReplaying) {
      const outcome = this.#log[this.#taken]?.outcomes[this.#cursor];
      this.#cursor += 1;
      if (outcome === undefined) throw new Error('the code took another way than the one that was recorded');
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    }
    try {
      const value = await perform();
      this.#current?.outcomes.push({ value });
      return value;
    } catch (error) {
      this.#current?.outcomes.push({ error });
      throw error;
    }
  }

  /** A step of one call; a part of the step when one is open. */
  async step(label: string | undefined, perform: () => Promise<unknown>): Promise<unknown> {
    if (this.#isInside) return this.call(perform);
    await this.begin(label);
    try {
      return await this.call(perform);
    } finally {
      this.end();
    }
  }

  abandon(): void {
    this.#isAbandoned = true;
    this.#release(new Abandoned());
  }

  #park(): Promise<never> {
    const parked = new Promise<never>((_, reject) => {
      this.#release = reject;
    });
    this.#onParked();
    return parked;
  }
}
