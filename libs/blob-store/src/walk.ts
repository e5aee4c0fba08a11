import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectInfo } from '@drydock/registry-core';
import { isMissing } from './translate-fs-error.ts';

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export interface WalkOptions {
  readonly root: string;
  readonly prefix: string;
  /** Only what comes behind it; empty for all. */
  readonly after: string;
  /** The folder to look into, below the root. */
  readonly key?: string;
}

/**
 * Files below a folder in the order of their keys, by bytes. A folder sorts as its name with a slash behind it, so `a-b` comes before
 * `a/b`. One folder's names are held at a time for each level.
 */
export async function* walk({ root, prefix, after, key = '' }: WalkOptions): AsyncGenerator<ObjectInfo> {
  let entries;
  try {
    entries = await readdir(join(root, key), { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const names = entries.map((entry) => ({
    entry,
    sortKey: entry.isDirectory() ? `${entry.name}/` : entry.name,
  }));
  names.sort((a, b) => bytewise(a.sortKey, b.sortKey));
  for (const { entry } of names) {
    const child = key === '' ? entry.name : `${key}/${entry.name}`;
    if (entry.isDirectory()) {
      const isBehind = after !== '' && bytewise(`${child}/`, after) < 0 && !after.startsWith(`${child}/`);
      const mayHold = prefix.startsWith(`${child}/`) || child.startsWith(prefix);
      if (!isBehind && mayHold) yield* walk({ root, prefix, after, key: child });
    } else if (entry.isFile() && child.startsWith(prefix) && (after === '' || bytewise(child, after) > 0)) {
      try {
        const facts = await stat(join(root, child));
        yield { key: child, sizeBytes: facts.size, modifiedAtMs: facts.mtimeMs };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }
}
