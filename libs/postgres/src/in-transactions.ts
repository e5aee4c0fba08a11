import type pg from 'pg';
import { rollBack } from './roll-back.ts';

/** What each transaction must set anew, for pools whose sessions are not theirs. */
const preambles = new WeakMap<pg.Pool, string>();

/** `?pgbouncer=true`, by the word that other software uses for it. */
export const isBehindPooler = (url: string): boolean =>
  URL.canParse(url) && new URL(url).searchParams.get('pgbouncer') === 'true';

/** `BEGIN` with all that a transaction of this pool needs, for one round trip. */
export const beginWith = (pool: pg.Pool, begin: string, ...settings: readonly string[]): string =>
  [begin, ...settings, ...(preambles.has(pool) ? [preambles.get(pool)] : [])].join('; ');

/**
 * Behind a pooler in transaction mode (PgBouncer) the next statement may run on another server connection, which knows nothing of what
 * was set on this one. So each statement gets a transaction that sets what it needs: three round trips instead of one. Statements
 * are sent without names, so none has to be prepared where it is not.
 */
export function inTransactions(
  pool: pg.Pool,
  { schema, statementTimeoutMs }: { readonly schema: string; readonly statementTimeoutMs: number },
): pg.Pool {
  preambles.set(
    pool,
    `SET LOCAL search_path TO ${schema}, public; SET LOCAL statement_timeout = ${String(statementTimeoutMs)}`,
  );
  const query = async (text: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(beginWith(pool, 'BEGIN'));
      const result = await client.query(text, values);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      broken = await rollBack(client, error);
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return Object.assign(pool, { query });
}
