import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateWhenThere } from './migrate-when-there.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

describe('a PostgreSQL that does not let a process in', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const startWith = (change: (url: URL) => void) => {
    const url = new URL(database.url);
    change(url);
    const quiet = { info: () => undefined, warn: () => undefined };
    // Were it waited for, the test would run out of its time.
    return migrateWhenThere({ url: url.href, schema: 'refused', migrations: [] }, quiet, 3_600_000);
  };

  it.each([
    ['a wrong password', (url: URL) => void (url.password = 'not-the-one'), /password authentication failed/],
    [
      'a database that is not there',
      (url: URL) => void (url.pathname = '/nowhere'),
      /"nowhere" does not exist/,
    ],
    ['no TLS', (url: URL) => url.searchParams.set('sslmode', 'verify-full'), /does not support SSL/],
    [
      'an authority that cannot be read',
      (url: URL) => url.searchParams.set('sslrootcert', '/nowhere/ca.pem'),
      /\/nowhere\/ca\.pem/,
    ],
  ])('says so in one line, and at once: %s', async (_what, change, reason) => {
    const fault = await startWith(change).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'unavailable', message: expect.stringMatching(reason) });
    expect(fault).toMatchObject({
      message: expect.stringMatching(/^PostgreSQL cannot be used [^\n]*URL[^\n]*$/),
    });
    expect(String(fault)).not.toContain('not-the-one');
  });
});
