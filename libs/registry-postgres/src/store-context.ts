import type pg from 'pg';

/** Seconds; what each trades is told in docs/storage.md. */
export interface StorageWindows {
  readonly leaseSeconds: number;
  readonly reviewDelaySeconds: number;
  readonly objectDelaySeconds: number;
  readonly trashSeconds: number;
  readonly historySeconds: number;
  /** A staged upload that was silent for this long is given up; its writer stops by itself at half of it. */
  readonly uploadSilenceSeconds: number;
  /** The longest that one write of the store may take: a key that was given up is deleted again this long after. */
  readonly longestWriteSeconds: number;
  /** How long an object that no row knew stays after it was found. */
  readonly quarantineSeconds: number;
}

export interface StoreContext {
  readonly pool: pg.Pool;
  readonly windows: StorageWindows;
}

/** A pool or a client in a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;
