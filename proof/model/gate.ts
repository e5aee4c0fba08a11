import { Answer } from './answers.ts';

/** What one statement or store call gave. Kept, so that the same code can be brought to the same place again. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** One transaction or one store call. */
export interface Step {
  readonly label: string;
  readonly outcomes: readonly Outcome[];
  /**
   * Set for a whole call of the registry's store, in the place of its steps: it keeps nothing between calls, so that all that its caller can tell
   * by is the answer, and of that what it reads.
   */
  readonly answer?: Outcome;
}

/** `refused`: it never happened and the caller hears of a broken connection; `answer-lost`: it happened and he hears the same. */
export type Fault = 'none' | 'refused' | 'answer-lost';

const otherWay = 'the code took another way than the one that was recorded';

/** Ends a run that is no longer needed; whatever the code does then reaches nothing. */
class Abandoned extends Error {}

/**
 * Lets code that talks to a database and a store go exactly one step further: the steps that it has taken are answered from the log, one
 * is performed, and the next one waits for ever.
 */
export class Gate {
  readonly #log: readonly Step[];
  readonly #keepsAll: boolean;
  readonly #kept: { readonly step: Step; readonly answer: Answer | undefined }[] = [];
  #forgotten: string | undefined;
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

  /** @param keepsAll keeps the steps of each call instead of its answer */
  constructor(log: readonly Step[], { keepsAll }: { readonly keepsAll: boolean }) {
    this.#log = log;
    this.#keepsAll = keepsAll;
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

  /** What brings the same code to where it is now. */
  get log(): readonly Step[] {
    if (this.#forgotten !== undefined) {
      throw new Error(`the code uses what the model takes for forgotten: ${this.#forgotten}`);
    }
    return this.#kept.map(({ step, answer }) => (answer ? { ...step, answer: answer.kept } : step));
  }

  /** A call of the registry's store: its steps, or what it gave when it was at its end before. */
  async storeCall(
    label: string,
    perform: () => Promise<unknown>,
    { isCalledBack }: { readonly isCalledBack: boolean },
  ): Promise<unknown> {
    const recorded = this.#log[this.#taken];
    if (recorded?.answer) {
      if (recorded.label !== label) throw new Error(otherWay);
      this.#taken += 1;
      return this.#keepAnswer({ label, outcome: recorded.answer, isPart: true });
    }
    this.#method = label;
    if (this.#keepsAll || isCalledBack || this.#isInside) return perform();
    const from = this.#kept.length;
    const outcome = await perform().then(
      (value: unknown): Outcome => ({ value }),
      (error: unknown): Outcome => ({ error }),
    );
    this.#kept.splice(from);
    return this.#keepAnswer({ label, outcome, isPart: false });
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
    const step = this.isReplaying ? this.#log[this.#taken] : this.#current;
    if (this.isReplaying) this.#taken += 1;
    else this.#performed = step;
    if (step) this.#kept.push({ step, answer: undefined });
  }

  /** One statement or store call inside a step. */
  async call(perform: () => Promise<unknown>): Promise<unknown> {
    if (this.#isAbandoned) throw new Abandoned();
    if (this.isReplaying) {
      const outcome = this.#log[this.#taken]?.outcomes[this.#cursor];
      this.#cursor += 1;
      if (outcome === undefined) throw new Error(otherWay);
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

  #keepAnswer(given: {
    readonly label: string;
    readonly outcome: Outcome;
    readonly isPart: boolean;
  }): unknown {
    const onForgotten = (words: string): never => {
      this.#forgotten = words;
      throw new Error(words);
    };
    const answer = new Answer({ ...given, onForgotten });
    this.#kept.push({ step: { label: given.label, outcomes: [] }, answer });
    return answer.give();
  }

  #park(): Promise<never> {
    const parked = new Promise<never>((_, reject) => {
      this.#release = reject;
    });
    this.#onParked();
    return parked;
  }
}
