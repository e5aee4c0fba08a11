import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { createPool } from './create-pool.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { withTransaction } from './with-transaction.ts';

/** What a server does to its connections when it fails over, at the worst moments. */
describe('a connection that is cut', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let cut: (pid: number) => Promise<void>;
  let end: () => Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool({
      url: database.url,
      schema: 'public',
      applicationName: 'cut-test',
      maxConnections: 2,
    });
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    cut = async (pid) => void (await other.query('SELECT pg_terminate_backend($1, 5000)', [pid]));
    end = () => other.end();
  });
  afterAll(async () => {
    await pool.end();
    await end();
    await database.drop();
  });

  // Nobody listens to a client that is lent out: an unheard error of it would end the process, and this test run with it.
  it('between two statements of a transaction fails that transaction alone', async () => {
    const transaction = withTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const gone = new Promise<void>((resolve) => client.once('end', resolve));
      await cut(rows[0]?.pid ?? 0);
      await gone;
      return client.query('SELECT 1');
    });
    await expect(transaction).rejects.toSatisfy((error) => AppError.is(error, 'unavailable'));
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('in the middle of a statement fails it as a server that is away does', async () => {
    const transaction = withTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      return Promise.all([client.query('SELECT pg_sleep(30)'), cut(rows[0]?.pid ?? 0)]);
    });
    await expect(transaction).rejects.toSatisfy((error) => AppError.is(error, 'unavailable'));
  });
});
