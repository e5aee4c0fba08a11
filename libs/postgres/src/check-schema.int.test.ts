import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { checkSchema } from './check-schema.ts';
import { migrateDatabase } from './migrate-database.ts';
import type { Migration } from './migrate.ts';
import { retryWhileUnavailable } from './retry-while-unavailable.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const migration = (number: number): Migration => {
  const sql = `CREATE TABLE t${String(number)} (id integer)`;
  const sha256 = createHash('sha256').update(sql).digest('hex');
  return { number, name: `step-${String(number)}`, sql, sha256, requires: 0 };
};
const quiet = { info: () => undefined, warn: () => undefined };

describe('checkSchema', () => {
  let database: TestDatabase;
  const target = (schema: string, count: number) => ({
    url: database.url,
    schema,
    migrations: [1, 2].slice(0, count).map(migration),
  });

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('names every migration of a schema that is not there', async () => {
    await expect(checkSchema(target('absent', 2))).rejects.toMatchObject({
      code: 'unavailable',
      message: 'schema absent lacks step-1, step-2',
    });
  });

  it('names what an older process has not applied', async () => {
    await migrateDatabase(target('behind', 1), quiet);
    await expect(checkSchema(target('behind', 2))).rejects.toMatchObject({
      message: 'schema behind lacks step-2',
    });
  });

  it('is content with a schema that is newer', async () => {
    await migrateDatabase(target('newer', 2), quiet);
    await expect(checkSchema(target('newer', 1))).resolves.toBeUndefined();
  });

  it('lets a replica go on as soon as another process has migrated', async () => {
    const reasons: string[] = [];
    const waiting = retryWhileUnavailable(() => checkSchema(target('soon', 1)), {
      timeoutMs: 30_000,
      intervalMs: 10,
      onWait: (reason) => {
        reasons.push(reason);
        void migrateDatabase(target('soon', 1), quiet);
      },
    });
    await expect(waiting).resolves.toBeUndefined();
    expect(reasons).toEqual(['schema soon lacks step-1']);
  });

  it('gives up on a server that stays away, and says what it met', async () => {
    // Nobody listens on port 1.
    const reasons: string[] = [];
    const waiting = retryWhileUnavailable(
      () => checkSchema({ ...target('away', 1), url: 'postgres://nobody@127.0.0.1:1/none' }),
      { timeoutMs: 50, intervalMs: 10, onWait: (reason) => reasons.push(reason) },
    );
    await expect(waiting).rejects.toThrow('ECONNREFUSED');
    expect(reasons).toEqual(['connect ECONNREFUSED 127.0.0.1:1']);
  });

  it('says what it met at each address of a name that has several', async () => {
    const refusals = ['::1', '127.0.0.1'].map((address) => new Error(`connect ECONNREFUSED ${address}:1`));
    const everywhere = Object.assign(new AggregateError(refusals), { code: 'ECONNREFUSED' });
    const reasons: string[] = [];
    const waiting = retryWhileUnavailable(() => Promise.reject(everywhere), {
      timeoutMs: 20,
      intervalMs: 10,
      onWait: (reason) => reasons.push(reason),
    });
    await expect(waiting).rejects.toBe(everywhere);
    expect(reasons).toEqual(['connect ECONNREFUSED ::1:1, connect ECONNREFUSED 127.0.0.1:1']);
  });

  it('does not wait for a wrong password', async () => {
    const refused = new AppError('configuration_invalid');
    const waiting = retryWhileUnavailable(() => Promise.reject(refused), { timeoutMs: 30_000 });
    await expect(waiting).rejects.toBe(refused);
  });
});
