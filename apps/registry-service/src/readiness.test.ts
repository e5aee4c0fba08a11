import { describe, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import { AppError } from '@drydock/kernel';
import { createReadiness } from './readiness.ts';

const away = () => Promise.reject(new AppError('unavailable'));
const there = () => Promise.resolve();
const never = () => new Promise<void>(() => undefined);

function aRegistryOf(stores: { database?: () => Promise<void>; blobs?: () => Promise<void> }) {
  let [database, blobs] = [stores.database ?? there, stores.blobs ?? createMemoryBlobStore().check];
  let checks = 0;
  const readiness = createReadiness({
    store: { check: () => database() },
    blobStore: {
      check: () => {
        checks += 1;
        return blobs();
      },
    },
    patienceMs: 20,
    log: { warn: () => undefined },
  });
  return {
    readiness,
    checks: () => checks,
    become: (changed: typeof stores) => {
      database = changed.database ?? database;
      blobs = changed.blobs ?? blobs;
    },
  };
}

const awayReason = 'blob store is away';

describe('the readiness of a registry', () => {
  it('outlives its store, which is the store of all replicas, and says that it is away', async () => {
    const { readiness, become } = aRegistryOf({});
    expect(await readiness.find()).toEqual({ ready: true, reasons: [] });
    become({ blobs: away });
    expect(await readiness.find()).toEqual({ ready: true, reasons: [awayReason] });
    become({ blobs: there });
    expect(await readiness.find()).toEqual({ ready: true, reasons: [] });
  });

  it('waits for no store that never answers, asks it once at a time, and hears it when it does', async () => {
    const { readiness, checks, become } = aRegistryOf({});
    await readiness.find();
    let answer: () => void = () => undefined;
    become({ blobs: () => new Promise((resolve) => (answer = resolve)) });
    for (const _turn of [1, 2])
      expect(await readiness.find()).toEqual({ ready: true, reasons: [awayReason] });
    expect(checks()).toBe(2);
    answer();
    become({ blobs: there });
    expect(await readiness.find()).toEqual({ ready: true, reasons: [] });
  });

  it('begins only with a store: a roll-out that reaches none stops there', async () => {
    for (const blobs of [away, never]) {
      const { readiness, become } = aRegistryOf({ blobs });
      expect(await readiness.find()).toEqual({ ready: false, reasons: [awayReason] });
      become({ database: away });
      expect((await readiness.find()).reasons).toEqual(['database is away', awayReason]);
    }
  });

  it('begins with a store that has no room: what it holds can be had', async () => {
    const { readiness } = aRegistryOf({ blobs: () => Promise.reject(new AppError('insufficient_storage')) });
    expect(await readiness.find()).toEqual({ ready: true, reasons: [] });
  });

  it('ends with what is wrong here alone: others may be served', async () => {
    const { readiness, become } = aRegistryOf({});
    await readiness.find();
    become({ blobs: () => Promise.reject(new AppError('configuration_invalid')) });
    expect(await readiness.find()).toEqual({ ready: false, reasons: ['blob store refuses this process'] });
  });

  it('ends with the database, and when it stops', async () => {
    const { readiness, become } = aRegistryOf({});
    await readiness.find();
    become({ database: away });
    expect(await readiness.find()).toEqual({ ready: false, reasons: ['database is away'] });
    become({ database: there });
    readiness.stop();
    expect(await readiness.find()).toEqual({ ready: false, reasons: ['the process is stopping'] });
  });
});
