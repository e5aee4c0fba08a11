import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { migrate } from '@drydock/postgres';
import { createTestDatabase } from '@drydock/postgres/testing';
import { hubSchema, readHubMigrations } from './hub-migrations.ts';

describe('the hub’s migrations', () => {
  it('run as a role that owns nothing but may create in the database, and once', async () => {
    const database = await createTestDatabase();
    const superuser = new pg.Client({ connectionString: database.url });
    await superuser.connect();
    const role = `hub_${randomBytes(4).toString('hex')}`;
    const url = new URL(database.url);
    const name = url.pathname.slice(1);
    await superuser.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    await superuser.query(`GRANT CREATE ON DATABASE ${name} TO ${role}`);
    url.username = role;
    url.password = 'secret';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const run = async () => migrate(client, { schema: hubSchema, migrations: await readHubMigrations() });
    expect((await run()).applied).toContain('hub');
    expect((await run()).applied).toEqual([]);
    const { rows } = await client.query<{ extname: string }>(
      `SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'`,
    );
    expect(rows).toHaveLength(1);
    await client.end();
    await superuser.query(`DROP OWNED BY ${role} CASCADE`);
    await superuser.query(`DROP ROLE ${role}`);
    await superuser.end();
    await database.drop();
  });
});
