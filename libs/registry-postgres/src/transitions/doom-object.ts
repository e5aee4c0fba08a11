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
