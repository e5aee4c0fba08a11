import { createRegistryStore } from '@drydock/registry-postgres';
import type { ModelDatabase } from '../model/database.ts';
import { noObjects } from '../model/objects.ts';
import { age } from '../model/tables.ts';
import { pastEveryWindow, windows } from '../model/ticks.ts';
import { brokenAtRest } from '../search/object-checks.ts';

const limit = 100;

/** Lets all windows pass and every job run until nothing changes. @returns what is left that should have gone. */
export async function brokenAfterAll(database: ModelDatabase): Promise<readonly string[]> {
  const store = createRegistryStore({ pool: database.pool, windows });
  for (let before = ''; ;) {
    const tables = age((await database.read()).tables, pastEveryWindow);
    const text = JSON.stringify(tables);
    if (text === before) return brokenAtRest(tables, noObjects);
    before = text;
    await database.restore(tables);
    await store.sweepTrash(limit);
    await store.sweepHistory(limit);
    await store.giveUpUploads(limit);
    await store.reviewImages(limit);
    await store.reviewBlobs(limit);
    await store.reapObjects(limit, (objects) => Promise.resolve(objects.map(({ storageKey }) => storageKey)));
  }
}
