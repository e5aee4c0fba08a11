import pg from 'pg';

export interface PoolSettings {
  /** `postgres://user:password@host:port/database?sslmode=…` */
  readonly url: string;
  /** Comes first in the search path of each connection, so that hand-written SQL needs no prefix. */
  readonly schema: string;
  readonly applicationName: string;
  readonly maxConnections?: number;
  /** PEM text of the authority that signed the server's certificate. */
  readonly ca?: string;
  /** An idle connection that breaks is reported here and replaced; without a listener it would end the process. */
  readonly onIdleError?: (error: Error) => void;
}

const defaultMaxConnections = 10;
const connectTimeoutMs = 5_000;

/** What its connections do, for the metrics. */
export const poolUse = (pool: pg.Pool) => ({
  states: { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
  max: pool.options.max,
});

/** @returns a pool whose connections are opened as they are needed, so creating it never fails. */
export function createPool(settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.url,
    application_name: settings.applicationName,
    options: `-c search_path=${settings.schema},public`,
    max: settings.maxConnections ?? defaultMaxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(settings.ca === undefined ? {} : { ssl: { ca: settings.ca } }),
  });
  pool.on('error', (error) => settings.onIdleError?.(error));
  return pool;
}
