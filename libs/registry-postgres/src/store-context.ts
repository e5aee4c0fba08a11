import type pg from 'pg';

/** Seconds; what each trades is told in docs/storage.md. */
export interface StorageWindows {
  readonly leaseSeconds: number;
  readonly reviewDelaySeconds: number;
  readonly objectDelaySeconds: number;
  readonly trashSeconds: number;
  readonly historySeconds: number;
}

export interface StoreContext {
  readonly pool: pg.Pool;
  readonly windows: StorageWindows;
}

/** A pool or a client in a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;
