import type { FileTuple } from './file-list.ts';

type Fact = readonly [string, boolean, number, number, number, number, number];

export interface LayerDiff {
  readonly deleted: Readonly<Record<string, Fact>>;
  readonly changed: Readonly<Record<string, Fact>>;
  readonly created: Readonly<Record<string, Fact>>;
}

/**
 * What a layer does to those below it (protocol 3.20). A path is looked for in the nearest ancestor first.
 * @param ancestors file lists, the parent's first.
 */
export function diffFiles(
  own: readonly FileTuple[],
  ancestors: readonly (readonly FileTuple[])[],
): LayerDiff {
  const isDeletedBelow = new Map<string, boolean>();
  for (const files of ancestors) {
    for (const [path, , deleted] of files) if (!isDeletedBelow.has(path)) isDeletedBelow.set(path, deleted);
  }
  const diff = {
    deleted: new Map<string, Fact>(),
    changed: new Map<string, Fact>(),
    created: new Map<string, Fact>(),
  };
  for (const [path, ...fact] of own) {
    const group = fact[1] ? 'deleted' : isDeletedBelow.get(path) === false ? 'changed' : 'created';
    diff[group].set(path, fact);
  }
  return {
    deleted: Object.fromEntries(diff.deleted),
    changed: Object.fromEntries(diff.changed),
    created: Object.fromEntries(diff.created),
  };
}
