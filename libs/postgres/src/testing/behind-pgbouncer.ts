import { startTestPgbouncer, type Unavailable } from '@drydock/testing';
import { createTestDatabase } from './create-test-database.ts';

export interface DatabaseBehindPgbouncer {
  /** Through the pooler, and saying so. */
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database that is reached through a PgBouncer in transaction mode. */
export async function createDatabaseBehindPgbouncer(): Promise<DatabaseBehindPgbouncer | Unavailable> {
  const database = await createTestDatabase();
  const pgbouncer = await startTestPgbouncer(database.url);
  if ('unavailable' in pgbouncer) {
    await database.drop();
    return pgbouncer;
  }
  const through = new URL(database.url);
  through.port = String(pgbouncer.port);
  through.searchParams.set('pgbouncer', 'true');
  return {
    url: through.href,
    async drop() {
      await pgbouncer.stop();
      await database.drop();
    },
  };
}
