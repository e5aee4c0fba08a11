import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectInfo } from '@drydock/registry-core';
import { isMissing } from './translate-fs-error.ts';

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** A disk answers many questions at once faster than one after the other. */
const factsAtOnce = 64;

/** @returns undefined when the file went in the meantime */
async function factsOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

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
  const isWanted = (child: string): boolean =>
    child.startsWith(prefix) && (after === '' || bytewise(child, after) > 0);
  for (let at = 0; at < names.length; at += factsAtOnce) {
    const part = names.slice(at, at + factsAtOnce).map(({ entry }) => ({
      entry,
      child: key === '' ? entry.name : `${key}/${entry.name}`,
    }));
    const facts = await Promise.all(
      part.map(({ entry, child }) =>
        entry.isFile() && isWanted(child) ? factsOf(join(root, child)) : undefined,
      ),
    );
    for (const [place, { entry, child }] of part.entries()) {
      const found = facts[place];
      if (found) yield { key: child, sizeBytes: found.size, modifiedAtMs: found.mtimeMs };
      if (!entry.isDirectory()) continue;
      const isBehind = after !== '' && bytewise(`${child}/`, after) < 0 && !after.startsWith(`${child}/`);
      const mayHold = prefix.startsWith(`${child}/`) || child.startsWith(prefix);
      if (!isBehind && mayHold) yield* walk({ root, prefix, after, key: child });
    }
  }
}
