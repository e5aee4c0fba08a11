import type { EngineImage } from '../../acceptance/support/engine.ts';
import { Figures } from '../support/figures.ts';

/** The registry took its bytes and their checksum: from here on it must give them back. */
export interface AcknowledgedLayer {
  readonly repository: string;
  readonly imageId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface LoadFailure {
  readonly call: string;
  readonly why: string;
  readonly tookMs: number;
  /** Of `performance.now()`. */
  readonly endedAt: number;
}

/** What all actors of a load saw. */
export class LoadJournal {
  readonly acknowledged: AcknowledgedLayer[] = [];
  /** Calls that were refused because something is away, or cut: allowed only while something is. */
  readonly failures: LoadFailure[] = [];
  /** What must never be, whatever is away. */
  readonly violations: string[] = [];
  readonly figures = new Figures();
  readonly #counts = new Map<string, number>();

  count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  countOf(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  acknowledge(repository: string, image: EngineImage): void {
    const { sha256, bytes } = image.layer;
    this.acknowledged.push({ repository, imageId: image.id, sha256, sizeBytes: bytes.length });
  }

  fail(call: string, why: string, tookMs: number): void {
    this.count(`failed: ${call}`);
    this.failures.push({ call, why, tookMs, endedAt: performance.now() });
  }

  /** A few words for each kind of failure. */
  failuresByWords(): Readonly<Record<string, number>> {
    const words: Record<string, number> = {};
    for (const { call, why } of this.failures) {
      const key = `${call}: ${why.slice(0, 200)}`;
      words[key] = (words[key] ?? 0) + 1;
    }
    return words;
  }

  report(title: string): void {
    const longestMs = Math.max(0, ...this.failures.map(({ tookMs }) => tookMs));
    const figures = {
      ...Object.fromEntries(this.#counts),
      acknowledged: this.acknowledged.length,
      failures: this.failures.length,
      'longest failure, ms': longestMs,
    };
    process.stdout.write(`${title}: ${JSON.stringify(figures, null, 1)}\n`);
    this.figures.print(title);
  }
}
