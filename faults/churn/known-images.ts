import type { SyntheticLayer } from '@drydock/testing';

/** An image as it was acknowledged. Its bytes are not kept: a long churn pushes more than fits into memory. */
export interface KnownImage {
  readonly id: string;
  readonly json: string;
  readonly layer: Pick<SyntheticLayer, 'sha256'>;
  readonly repository: string;
  readonly parent: string | undefined;
  /** Parents first, itself last. */
  readonly chain: readonly string[];
}

/** All that were ever pushed: no id ever stands for two contents. */
export class KnownImages {
  readonly #byId = new Map<string, KnownImage>();
  readonly #recent = new Map<string, KnownImage[]>();
  readonly #mostRecent = 12;

  add({ id, json, layer, repository, parent, chain }: KnownImage): void {
    const image = { id, json, layer: { sha256: layer.sha256 }, repository, parent, chain };
    this.#byId.set(id, image);
    this.#recent.set(repository, [...this.recent(repository), image].slice(-this.#mostRecent));
  }

  find(id: string): KnownImage | undefined {
    return this.#byId.get(id);
  }

  /** The last few of a repository, the newest at the end. */
  recent(repository: string): readonly KnownImage[] {
    return this.#recent.get(repository) ?? [];
  }
}
