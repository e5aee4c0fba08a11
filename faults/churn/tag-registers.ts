/** An image id; undefined for no tag; `any` of those that the tag ever had, which a restoration brings back. */
export type TagValue = string | undefined | typeof anyFormer;
export const anyFormer = Symbol('any former value');

interface Write {
  /** Undefined for all tags of the repository. */
  readonly tag: string | undefined;
  readonly value: TagValue;
  readonly startedAt: number;
  /** Infinity while it is under way, and for ever when its outcome is not known. */
  endedAt: number;
  isAcknowledged: boolean;
}

export interface OpenWrite {
  acknowledged(): void;
  /** It was refused: it never happened. */
  refused(): void;
}

/**
 * What a tag may be at the end: each tag is a register that several write at once, and a value may be the last one unless a
 * write that was acknowledged began after that value's own write had ended.
 */
export class TagRegisters {
  readonly #writes = new Map<string, Write[]>();

  begin(repository: string, tag: string | undefined, value: TagValue): OpenWrite {
    const writes = this.#writes.get(repository) ?? [];
    this.#writes.set(repository, writes);
    const write: Write = {
      tag,
      value,
      startedAt: performance.now(),
      endedAt: Infinity,
      isAcknowledged: false,
    };
    writes.push(write);
    return {
      acknowledged: () => {
        write.endedAt = performance.now();
        write.isAcknowledged = true;
      },
      refused: () => {
        writes.splice(writes.indexOf(write), 1);
      },
    };
  }

  repositories(): readonly string[] {
    return [...this.#writes.keys()];
  }

  tags(repository: string): readonly string[] {
    const named = (this.#writes.get(repository) ?? []).flatMap(({ tag }) => tag ?? []);
    return [...new Set(named)];
  }

  mayBe(repository: string, tag: string, value: string | undefined): boolean {
    const writes = (this.#writes.get(repository) ?? []).filter(
      (write) => write.tag === undefined || write.tag === tag,
    );
    const former = new Set(writes.map((write) => write.value));
    const isLast = (write: Write): boolean =>
      !writes.some((other) => other.isAcknowledged && other.startedAt > write.endedAt);
    const isUntouched = value === undefined && !writes.some(({ isAcknowledged }) => isAcknowledged);
    return (
      isUntouched ||
      writes.some(
        (write) =>
          isLast(write) &&
          (write.value === value ||
            (write.value === anyFormer && (value === undefined || former.has(value)))),
      )
    );
  }
}
