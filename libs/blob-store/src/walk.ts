import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectInfo } from '@drydock/registry-core';
import { isMissing } from './translate-fs-error.ts';

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * Files below a folder in the order of their keys, by bytes. A folder sorts as its name with a slash behind it, so `a-b` comes before
 * `a/b`. One folder's names are held at a time for each level.
 */
export async function* walk(root: string, key = '', after = ''): AsyncGenerator<ObjectInfo> {
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
      if (!isBehind) yield* walk(root, child, after);
    } else if (entry.isFile() && (after === '' || bytewise(child, after) > 0)) {
      try {
        const facts = await stat(join(root, child));
        yield { key: child, sizeBytes: facts.size, modifiedAtMs: facts.mtimeMs };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }
}
