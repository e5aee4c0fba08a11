import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, type Migration } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const migration = (number: number, sql: string, requires = 0): Migration => ({
  number,
  name: `step-${String(number)}`,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
  requires,
});
const first = migration(1, 'CREATE TABLE one (id integer)');
const second = migration(2, 'CREATE TABLE two (id integer)');

describe('migrate', () => {
  let database: TestDatabase;
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await database.drop();
  });

  it('applies each migration once when two processes start together', async () => {
    const both = await Promise.all(
      [await connect(), await connect()].map((client) =>
        migrate(client, { schema: 'twice', migrations: [first, second] }),
      ),
    );
    expect(both.flatMap((outcome) => outcome.applied).sort()).toEqual(['step-1', 'step-2']);
  });

  it('lets an older process run on a newer schema, and says so', async () => {
    const client = await connect();
    await migrate(client, { schema: 'newer', migrations: [first, second] });
    await expect(migrate(client, { schema: 'newer', migrations: [first] })).resolves.toMatchObject({
      applied: [],
      schemaVersion: 2,
      newerThanProcess: true,
    });
  });

  it('refuses a schema that asks for a newer process', async () => {
    const client = await connect();
    await migrate(client, { schema: 'breaking', migrations: [first, migration(2, second.sql, 2)] });
    await expect(migrate(client, { schema: 'breaking', migrations: [first] })).rejects.toMatchObject({
      code: 'configuration_invalid',
    });
  });

  it('refuses a migration whose contents changed after it was applied', async () => {
    const client = await connect();
    await migrate(client, { schema: 'edited', migrations: [first] });
    await expect(
      migrate(client, { schema: 'edited', migrations: [migration(1, 'SELECT 1')] }),
    ).rejects.toMatchObject({ code: 'configuration_invalid' });
  });

  it('leaves nothing of a migration that fails', async () => {
    const client = await connect();
    const broken = migration(1, 'CREATE TABLE half (id integer); SELECT no_such_function()');
    await expect(migrate(client, { schema: 'failing', migrations: [broken] })).rejects.toThrow();
    await expect(
      migrate(client, { schema: 'failing', migrations: [migration(1, 'CREATE TABLE half (id integer)')] }),
    ).resolves.toMatchObject({ schemaVersion: 1 });
  });
});
