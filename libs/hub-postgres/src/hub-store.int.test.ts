import pg from 'pg';
import { describeHubStore } from '@drydock/hub-core/testing';
import { createPool, migrate } from '@drydock/postgres';
import { createTestDatabase } from '@drydock/postgres/testing';
import { createHubStore } from './create-hub-store.ts';
import { hubSchema, readHubMigrations } from './hub-migrations.ts';

describeHubStore('PostgreSQL', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, { schema: hubSchema, migrations: await readHubMigrations() });
  await client.end();
  const pool = createPool({ url: database.url, schema: hubSchema, applicationName: 'hub-store-test' });
  return {
    store: createHubStore(pool),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
});
