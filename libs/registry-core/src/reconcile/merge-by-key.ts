import type { ObjectInfo } from '../ports/blob-store.ts';
import type { ObjectRow } from '../ports/reconcile-store.ts';
import { StopReconciling } from './stop-reconciling.ts';

/** What the listing and the rows say of one key: one of the two, or both. */
export interface KeyPair {
  readonly object?: ObjectInfo;
  readonly row?: ObjectRow;
}

/** By UTF-8 bytes, as stores list and as `COLLATE "C"` sorts. */
export const compareKeys = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));

/** @throws StopReconciling when a key is not behind the one before it */
export async function* inKeyOrder(objects: AsyncIterable<ObjectInfo>): AsyncGenerator<ObjectInfo> {
  let before: string | undefined;
  for await (const object of objects) {
    if (before !== undefined && compareKeys(object.key, before) <= 0) {
      throw new StopReconciling('listing_out_of_order');
    }
    before = object.key;
    yield object;
  }
}

/** Both must be in key order. One item of each is held at a time. */
export async function* mergeByKey(
  objects: AsyncIterable<ObjectInfo>,
  rows: AsyncIterable<ObjectRow>,
): AsyncGenerator<KeyPair> {
  const listing = objects[Symbol.asyncIterator]();
  const known = rows[Symbol.asyncIterator]();
  try {
    let object = await listing.next();
    let row = await known.next();
    while (!object.done || !row.done) {
      if (row.done || (!object.done && compareKeys(object.value.key, row.value.storageKey) < 0)) {
        if (!object.done) yield { object: object.value };
        object = await listing.next();
      } else if (object.done || compareKeys(object.value.key, row.value.storageKey) > 0) {
        yield { row: row.value };
        row = await known.next();
      } else {
        yield { object: object.value, row: row.value };
        object = await listing.next();
        row = await known.next();
      }
    }
  } finally {
    await listing.return?.();
    await known.return?.();
  }
}
