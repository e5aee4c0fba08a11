export interface ReplicaHealthSettings {
  /** Does it answer at all? Settles within seconds and never rejects. */
  readonly ask: () => Promise<boolean>;
  /** The pause before it is asked again, while it is out. */
  readonly askEveryMs: number;
  readonly onChange?: ((isOut: boolean) => void) | undefined;
}

/**
 * Is a replica to be given calls? One that is out is asked until it answers, so that no call is spent on finding out. How long it takes
 * over a call says nothing: only what does not even answer a question about itself is out.
 */
export class ReplicaHealth {
  readonly #settings: ReplicaHealthSettings;
  #isOut = false;
  #isClosed = false;
  #asking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: ReplicaHealthSettings) {
    this.#settings = settings;
  }

  get isOut(): boolean {
    return this.#isOut;
  }

  /** No connection to it came about. */
  takeOut(): void {
    if (this.#isOut) return;
    this.#change(true);
    this.#askLater();
  }

  /** It keeps a call waiting, as it may. @returns whether it does not answer a question about itself either; then it is out. Never rejects */
  async isHung(): Promise<boolean> {
    if (!this.#isOut) await this.#ask();
    return this.#isOut;
  }

  /** It is asked no more but for calls that wait. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** One question at a time, however many calls wait. */
  #ask(): Promise<void> {
    this.#asking ??= this.#settings.ask().then((answers) => {
      this.#asking = undefined;
      this.#change(!answers);
      if (!answers) this.#askLater();
    });
    return this.#asking;
  }

  #askLater(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), this.#settings.askEveryMs).unref();
  }

  #change(isOut: boolean): void {
    if (isOut === this.#isOut) return;
    this.#isOut = isOut;
    if (!isOut) clearTimeout(this.#timer);
    this.#settings.onChange?.(isOut);
  }
}
