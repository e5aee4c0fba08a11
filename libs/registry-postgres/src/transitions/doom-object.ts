import type { Queryable, StoreContext } from '../store-context.ts';

/** Marks an object for deletion once nobody can be reading it any more. Objects that are doomed already keep their time. */
export async function doomObject(
  client: Queryable,
  { windows }: StoreContext,
  storageKey: string,
): Promise<void> {
  await client.query(
    `UPDATE objects SET state = 'doomed', due_at = now() + make_interval(secs => $2)
      WHERE storage_key = $1 AND state <> 'doomed'`,
    [storageKey, windows.objectDelaySeconds],
  );
}

/**
 * Marks the object of an upload that comes to nothing. A write that its writer heard nothing of may still land, so the key is deleted twice, the
 * longest write apart, however short the delay is.
 */
export async function doomUpload(
  client: Queryable,
  { windows }: StoreContext,
  { storageKey, from }: { readonly storageKey: string; readonly from: 'staged' | 'any' },
): Promise<void> {
  await client.query(
    `UPDATE objects SET state = 'doomed', due_at = now() + make_interval(secs => $2), given_up = true
      WHERE storage_key = $1 AND (state = 'staged' OR (state = 'live' AND $3))`,
    [storageKey, windows.objectDelaySeconds, from === 'any'],
  );
}
