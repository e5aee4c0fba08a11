import { describeHubStore } from '@drydock/hub-core/testing';
import { createPool, migrateDatabase } from '@drydock/postgres';
import { createDatabaseBehindPgbouncer } from '@drydock/postgres/testing';
import { createHubStore } from './create-hub-store.ts';
import { hubSchema, readHubMigrations } from './hub-migrations.ts';

describeHubStore('PostgreSQL behind PgBouncer in transaction mode', async () => {
  const database = await createDatabaseBehindPgbouncer();
  if ('unavailable' in database) return database;
  const { url } = database;
  const log = { info: () => undefined, warn: () => undefined };
  await migrateDatabase({ url, schema: hubSchema, migrations: await readHubMigrations() }, log);
  const pool = createPool({ url, schema: hubSchema, applicationName: 'hub-store-test' });
  return {
    store: createHubStore(pool),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
});
