import pg from 'pg';
import { inTransactions, isBehindPooler } from './in-transactions.ts';

export interface PoolSettings {
  /**
   * `postgres://user:password@host:port/database`. `?sslmode=verify-full&sslrootcert=FILE` for TLS with an authority of one's own;
   * `?pgbouncer=true` when a pooler in transaction mode answers there.
   */
  readonly url: string;
  /** Comes first in the search path of each connection, so that hand-written SQL needs no prefix. */
  readonly schema: string;
  readonly applicationName: string;
  readonly maxConnections?: number;
  /**
   * The longest that a statement may take: the server cancels it then, and a server that does not even do that loses the connection a
   * little later. 0: for ever. Default 30 s.
   */
  readonly statementTimeoutMs?: number;
  /** An idle connection that breaks is reported here and replaced; without a listener it would end the process. */
  readonly onIdleError?: (error: Error) => void;
}

const defaultMaxConnections = 10;
const defaultStatementTimeoutMs = 30_000;
export const connectTimeoutMs = 5_000;
/** For the server to say that it cancelled a statement. */
const marginMs = 1_000;

/** What its connections do, for the metrics. */
export const poolUse = (pool: pg.Pool) => ({
  states: { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
  max: pool.options.max,
});

/** @returns a pool whose connections are opened as they are needed, so creating it never fails. */
export function createPool(settings: PoolSettings): pg.Pool {
  const isPooled = isBehindPooler(settings.url);
  const statementTimeoutMs = settings.statementTimeoutMs ?? defaultStatementTimeoutMs;
  const pool = new pg.Pool({
    connectionString: settings.url,
    application_name: settings.applicationName,
    // A pooler refuses what it can't keep for a session that it does not have.
    ...(isPooled
      ? {}
      : {
          options: `-c search_path=${settings.schema},public -c statement_timeout=${String(statementTimeoutMs)}`,
        }),
    ...(statementTimeoutMs > 0 && { query_timeout: statementTimeoutMs + marginMs }),
    max: settings.maxConnections ?? defaultMaxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  pool.on('error', (error) => {
    // It ends before its connections have: the server may hang up first, and nothing is lost by that.
    if (!pool.ending) settings.onIdleError?.(error);
  });
  // The pool listens to its idle clients alone; of one that is lent out, the statement under way or the next one tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return isPooled ? inTransactions(pool, { schema: settings.schema, statementTimeoutMs }) : pool;
}
