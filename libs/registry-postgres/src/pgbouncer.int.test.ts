import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool, migrateDatabase, readMigrations } from '@drydock/postgres';
import { createDatabaseBehindPgbouncer, type DatabaseBehindPgbouncer } from '@drydock/postgres/testing';
import { anImageId, push } from '../test/a-store.ts';
import { createRegistryStore, registryMigrationsDirectory, registrySchema } from './index.ts';

const second = 1;
const windows = {
  leaseSeconds: second,
  reviewDelaySeconds: second,
  objectDelaySeconds: second,
  trashSeconds: second,
  historySeconds: second,
  uploadSilenceSeconds: second,
  longestWriteSeconds: second,
  quarantineSeconds: second,
};

describe('the registry store behind PgBouncer in transaction mode', () => {
  let database: DatabaseBehindPgbouncer;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await createDatabaseBehindPgbouncer();
    if ('unavailable' in found) whyNot = found.unavailable;
    else database = found;
  });
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => database?.drop());

  it('takes pushes at the same time, and tells of them', async () => {
    const { url } = database;
    const log = { info: () => undefined, warn: () => undefined };
    await migrateDatabase(
      { url, schema: registrySchema, migrations: await readMigrations(registryMigrationsDirectory) },
      log,
    );
    const pool = createPool({ url, schema: registrySchema, applicationName: 'pooled', maxConnections: 10 });
    const store = createRegistryStore({ pool, windows });
    const pushOne = async (name: string) => {
      const repositoryId = randomUUID();
      await store.saveRepository({ repositoryId, name, access: 'public', state: 'live', version: 1 });
      const imageId = anImageId(name);
      await push(store, { repositoryId, imageId, layer: `layer of ${name}` });
      return (await store.listChecksums(repositoryId)).map((one) => one.imageId);
    };
    const names = Array.from({ length: 12 }, (_, index) => `team/app-${String(index)}`);
    const seen = await Promise.all(names.map(pushOne));
    expect(seen).toEqual(names.map((name) => [anImageId(name)]));
    expect(await store.listUnverified(100)).toHaveLength(names.length);
    await pool.end();
  });
});
