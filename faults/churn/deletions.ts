/** When repositories went to the trash or came back, as far as those know who asked for it: at some moment while the call was under way. */
export class Deletions {
  readonly #underWay = new Map<string, number>();
  readonly #endedAt = new Map<string, number>();

  async during<T>(repository: string, call: () => Promise<T>): Promise<T> {
    this.#underWay.set(repository, (this.#underWay.get(repository) ?? 0) + 1);
    try {
      return await call();
    } finally {
      this.#underWay.set(repository, (this.#underWay.get(repository) ?? 0) - 1);
      this.#endedAt.set(repository, performance.now());
    }
  }

  mayHaveBeenSince(repository: string, atMs: number): boolean {
    return (this.#underWay.get(repository) ?? 0) > 0 || (this.#endedAt.get(repository) ?? -Infinity) > atMs;
  }
}
