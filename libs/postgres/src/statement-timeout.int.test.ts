import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { createPool } from './create-pool.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { withTransaction } from './with-transaction.ts';

const settings = { schema: 'public', applicationName: 'timeout-test', maxConnections: 2 };
const isUnavailable = (error: unknown) => AppError.is(error, 'unavailable');

/** The way to a server that can fall silent: bytes go in, none comes back. */
async function aSilentWay(url: string) {
  const { hostname, port } = new URL(url);
  const answers: Socket[] = [];
  let asked = '';
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    answers.push(upstream);
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.pipe(upstream).pipe(client);
    client.on('data', (chunk: Buffer) => {
      asked += chunk.toString('latin1');
    });
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const target = new URL(url);
  target.port = String(address.port);
  return {
    url: target.href,
    asked: () => asked,
    fallSilent: () => answers.forEach((upstream) => upstream.unpipe().pause()),
    close: () => {
      answers.forEach((upstream) => upstream.destroy());
      server.close();
    },
  };
}

describe('a statement that takes too long', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is cancelled by the server, and its connection goes on', async () => {
    const pool = createPool({ ...settings, url: database.url, statementTimeoutMs: 200 });
    const slow = withTransaction(pool, (client) => client.query('SELECT pg_sleep(30)'));
    await expect(slow).rejects.toSatisfy(isUnavailable);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(pool.totalCount).toBe(1);
    await pool.end();
  });

  it('costs a server that does not answer its connection, and others are opened', async () => {
    const way = await aSilentWay(database.url);
    const pool = createPool({ ...settings, url: way.url, statementTimeoutMs: 200 });
    const unanswered = withTransaction(pool, async (client) => {
      await client.query('SELECT 1');
      way.fallSilent();
      return client.query('SELECT 2');
    });
    await expect(unanswered).rejects.toSatisfy(isUnavailable);
    // It would take as long again.
    expect(way.asked()).not.toContain('ROLLBACK');
    expect(pool.totalCount).toBe(0);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    way.close();
  });
});
