const mostEntries = 200_000;

interface Entry {
  readonly atMs: number;
  readonly actor: string;
  readonly about: readonly string[];
  readonly what: string;
}

export interface Violation {
  readonly what: string;
  /** Image ids, names, digests, keys: what to look for. */
  readonly about: readonly string[];
}

/** What each actor did and was told, so that a failure can be read as a story. */
export class Journal {
  #entries: Entry[] = [];
  readonly #startedAt = performance.now();
  readonly #counts = new Map<string, number>();
  readonly violations: Violation[] = [];

  now(): number {
    return Math.round(performance.now() - this.#startedAt);
  }

  note(actor: string, about: readonly string[], what: string): void {
    this.#entries.push({ atMs: this.now(), actor, about, what });
    if (this.#entries.length > 2 * mostEntries) this.#entries = this.#entries.slice(-mostEntries);
  }

  count(what: string, by = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  violation(actor: string, about: readonly string[], what: string): void {
    this.note(actor, about, `VIOLATION: ${what}`);
    this.violations.push({ what, about });
  }

  linesAbout(words: readonly string[]): readonly string[] {
    return this.#entries
      .filter(({ about }) => about.some((word) => words.includes(word)))
      .map(({ atMs, actor, about, what }) => `${String(atMs)} ms ${actor}: ${what} [${about.join(' ')}]`);
  }
}
