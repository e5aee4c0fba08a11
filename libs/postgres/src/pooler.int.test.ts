import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from './create-pool.ts';
import { migrate, type Migration } from './migrate.ts';
import { createDatabaseBehindPgbouncer, type DatabaseBehindPgbouncer } from './testing.ts';
import { withTransaction } from './with-transaction.ts';

const migrations: readonly Migration[] = [
  ['notes', 'CREATE TABLE notes (id serial PRIMARY KEY, text text NOT NULL)'],
  ['more', 'ALTER TABLE notes ADD COLUMN more text'],
].map(([name = '', sql = ''], index) => ({ number: index + 1, name, sql, sha256: sql, requires: 0 }));

describe('PostgreSQL behind PgBouncer in transaction mode', () => {
  let database: DatabaseBehindPgbouncer;
  let url: string;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await createDatabaseBehindPgbouncer();
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    database = found;
    url = database.url;
  });
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => database?.drop());

  it('is migrated once by several at the same time', async () => {
    const clients = Array.from({ length: 3 }, () => new pg.Client({ connectionString: url }));
    const outcomes = await Promise.all(
      clients.map(async (client) => {
        await client.connect();
        return migrate(client, { schema: 'pooled', migrations });
      }),
    );
    expect(outcomes.flatMap(({ applied }) => applied).sort()).toEqual(['more', 'notes']);
    for (const client of clients) await client.end();
  });

  it('keeps to its schema whichever server connection answers, with more clients than those', async () => {
    const pool = createPool({ url, schema: 'pooled', applicationName: 'pooler-test', maxConnections: 20 });
    const write = (text: string) =>
      withTransaction(pool, async (client) => {
        await client.query('INSERT INTO notes (text) VALUES ($1)', [text]);
        const { rows } = await client.query<{ at: number }>(
          'SELECT count(*)::int AS at FROM notes WHERE text = $1',
          [text],
        );
        return rows[0]?.at;
      });
    const texts = Array.from({ length: 60 }, (_, index) => `note ${String(index)}`);
    expect(new Set(await Promise.all(texts.map(write)))).toEqual(new Set([1]));
    const read = (text: string) =>
      pool.query<{ text: string }>('SELECT text FROM notes WHERE text = $1', [text]);
    const found = await Promise.all(texts.map(read));
    expect(found.map(({ rows }) => rows[0]?.text)).toEqual(texts);
    await pool.end();
  });

  it('gives a failed statement back its connection, and leaves nothing set on it', async () => {
    const pool = createPool({ url, schema: 'pooled', applicationName: 'pooler-test', maxConnections: 2 });
    for (let call = 0; call < 5; call += 1) {
      await expect(pool.query('SELECT nonsense FROM notes')).rejects.toThrow('nonsense');
    }
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const { rows } = await other.query<{ search_path: string }>('SHOW search_path');
    expect(rows[0]?.search_path).not.toContain('pooled');
    await other.end();
    await pool.end();
  });
});
