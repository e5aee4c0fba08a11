import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { serverUrlVariable } from './start-test-server.ts';

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

async function asSuperuser(run: (client: pg.Client) => Promise<unknown>): Promise<string> {
  const server = process.env[serverUrlVariable];
  if (!server) throw new Error(`${serverUrlVariable} is not set: run this test in the integration ring`);
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
  return server;
}

/** An empty database of its own for a test file, on the server of the run; or a copy of another, whose connections are cut for it. */
export async function createTestDatabase(copied?: Pick<TestDatabase, 'name'>): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = await asSuperuser(async (client) => {
    if (!copied) return client.query(`CREATE DATABASE ${name}`);
    await client.query(`ALTER DATABASE ${copied.name} ALLOW_CONNECTIONS false`);
    await client.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1`, [
      copied.name,
    ]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${copied.name}`);
    return client.query(`ALTER DATABASE ${copied.name} ALLOW_CONNECTIONS true`);
  });
  return {
    name,
    url: `${server}/${name}`,
    drop: async () => {
      await asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
