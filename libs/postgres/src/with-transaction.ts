import type pg from 'pg';
import { beginWith } from './in-transactions.ts';
import { rollBack } from './roll-back.ts';
import { isTransient, translateError } from './sql-state.ts';

export interface TransactionOptions {
  /** How often a transaction that met a deadlock or a lock's time limit is tried again. */
  readonly retries?: number;
  /** How long a statement may wait for a lock. */
  readonly lockTimeoutMs?: number;
  readonly readOnlySnapshot?: boolean;
  /** All statements see the database as it was at the first one; a row that somebody else changed since cannot be changed. */
  readonly isSnapshot?: boolean;
}

const defaults = { retries: 5, lockTimeoutMs: 2_000 };
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function runOnce<T>(
  pool: pg.Pool,
  client: pg.PoolClient,
  run: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const isSnapshot = options.isSnapshot === true || options.readOnlySnapshot === true;
  const level = isSnapshot ? ' ISOLATION LEVEL REPEATABLE READ' : '';
  const begin = `BEGIN${level}${options.readOnlySnapshot ? ' READ ONLY' : ''}`;
  const lockTimeout = `SET LOCAL lock_timeout = ${String(options.lockTimeoutMs ?? defaults.lockTimeoutMs)}`;
  await client.query(beginWith(pool, begin, lockTimeout));
  const result = await run(client);
  await client.query('COMMIT');
  return result;
}

/**
 * Runs `run` in one READ COMMITTED transaction; all its queries go through the client that it is given, one after
 * the other. A deadlock (40P01) or lock time limit (55P03) runs it again from the start, so it must not have effects outside
 * the database. @throws AppError `unavailable` when the server is away or the conflict does not end.
 */
export async function withTransaction<T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const retries = options.retries ?? defaults.retries;
  for (let attempt = 0; ; attempt += 1) {
    let client: pg.PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw translateError(error);
    }
    let broken: Error | undefined;
    try {
      return await runOnce(pool, client, run, options);
    } catch (error) {
      broken = await rollBack(client, error);
      if (!isTransient(error) || attempt >= retries) throw translateError(error);
    } finally {
      client.release(broken);
    }
    await pause(5 * 2 ** attempt * (0.5 + Math.random()));
  }
}
