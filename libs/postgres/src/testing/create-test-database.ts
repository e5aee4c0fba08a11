import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { serverUrlVariable } from './global-setup.ts';

export interface TestDatabase {
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

/** An empty database of its own for a test file, on the server of the run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = await asSuperuser((client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: `${server}/${name}`,
    drop: async () => {
      await asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
