import { createRegistryStore } from '@drydock/registry-postgres';
import type { ModelDatabase } from '../model/database.ts';
import { noObjects } from '../model/objects.ts';
import { age } from '../model/tables.ts';
import { ticks, windows } from '../model/ticks.ts';
import { brokenAtRest } from '../search/object-checks.ts';

const limit = 100;
const longEnough = Math.max(...Object.values(ticks)) + 1;

/** Lets all windows pass and every job run until nothing changes. @returns what is left that should have gone. */
export async function brokenAfterAll(database: ModelDatabase): Promise<readonly string[]> {
  const store = createRegistryStore({ pool: database.pool, windows });
  for (let before = ''; ;) {
    let { tables } = await database.read();
    for (let tick = 0; tick < longEnough; tick += 1) tables = age(tables);
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
