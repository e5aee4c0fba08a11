/** `stopping`: it serves still and says that it soon does not. `out`: it answers no question about itself. */
export type ReplicaState = 'serving' | 'stopping' | 'out';

export interface ReplicaHealthSettings {
  /** What it says of itself; `out` where it says nothing. Settles within seconds and never rejects. */
  readonly ask: () => Promise<ReplicaState>;
  /** The pause before it is asked again, while it does not serve. */
  readonly askEveryMs: number;
  /** The pause while it serves, so that one that stops is known before it takes no more; without it, it is asked only for calls that wait. */
  readonly watchEveryMs?: number;
  readonly onChange?: ((state: ReplicaState) => void) | undefined;
}

/**
 * Is a replica to be given calls? One that is out is asked until it answers, so that no call is spent on finding out. How long it takes
 * over a call says nothing: only what does not even answer a question about itself is out.
 */
export class ReplicaHealth {
  readonly #settings: ReplicaHealthSettings;
  #state: ReplicaState = 'serving';
  #isClosed = false;
  #isWaitedFor = false;
  #asking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: ReplicaHealthSettings) {
    this.#settings = settings;
    if (settings.watchEveryMs !== undefined) void this.#ask();
  }

  get isOut(): boolean {
    return this.#state === 'out';
  }

  get state(): ReplicaState {
    return this.#state;
  }

  /** No connection to it came about. */
  takeOut(): void {
    if (this.isOut) return;
    this.#change('out');
    this.#askLater();
  }

  /** It keeps a call waiting, as it may. @returns whether it does not answer a question about itself either; then it is out. Never rejects */
  async isHung(): Promise<boolean> {
    if (!this.isOut) {
      this.#isWaitedFor = true;
      await this.#ask();
    }
    return this.isOut;
  }

  /** It is asked no more but for calls that wait. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** One question at a time, however many calls wait. */
  #ask(): Promise<void> {
    this.#asking ??= this.#settings.ask().then((state) => {
      // Silence while nobody waits may be a pause of this process.
      const saysNothing = state === 'out' && this.#state === 'serving' && !this.#isWaitedFor;
      this.#asking = undefined;
      this.#isWaitedFor = false;
      if (!saysNothing) this.#change(state);
      this.#askLater();
    });
    return this.#asking;
  }

  #askLater(): void {
    const { askEveryMs, watchEveryMs } = this.#settings;
    clearTimeout(this.#timer);
    const pauseMs = this.#state === 'serving' ? watchEveryMs : askEveryMs;
    if (this.#isClosed || pauseMs === undefined) return;
    this.#timer = setTimeout(() => void this.#ask(), pauseMs).unref();
  }

  #change(state: ReplicaState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#settings.onChange?.(state);
  }
}
