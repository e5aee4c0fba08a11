import { randomBytes, randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReapObjects } from '@drydock/registry-core';
import { anImageId, aRegistry, type ARegistry } from '../../test/a-registry.ts';
import { aReconciliation } from '../../test/a-reconciliation.ts';
import { storages, type AStorage } from '../../test/a-storage.ts';
import { compareManifests, rebuild, writeManifests } from '../../test/manifest-jobs.ts';
import { pushImage } from '../../test/push-image.ts';

const { signal } = new AbortController();

/** The runbooks of docs/storage.md, each walked from the accident to where everything can be pulled again. */
describe('the runbook', () => {
  let storage: AStorage;
  let root: string;
  const opened: ARegistry[] = [];
  const open = async (copied?: ARegistry) => {
    const registry = await aRegistry(
      {},
      { quarantineSeconds: 3_600, objectDelaySeconds: 0 },
      storage.blobStore,
      copied?.database,
    );
    opened.push(registry);
    return registry;
  };

  beforeEach(async () => {
    const found = await storages['filesystem']?.();
    if (!found || 'unavailable' in found) throw new Error('no filesystem');
    storage = found;
    root = storage.directory ?? '';
  });
  afterEach(async () => {
    for (const registry of opened.splice(0)) await registry.close();
    await storage.close();
  });

  async function aRepository(registry: ARegistry, name: string) {
    const ids = Array.from({ length: 20 }, anImageId);
    const id = await registry.repository(name, { images: ids });
    const layers = new Map<string, { readonly imageId: string; readonly layer: Buffer }>();
    return {
      id,
      name,
      layers,
      async push(tag: string) {
        const imageId = ids.pop() ?? '';
        const layer = randomBytes(2_000);
        const write = await registry.token(id, name, 'write');
        await pushImage(registry, write, { imageId, layer });
        await request(registry.server)
          .put(`/v1/repositories/${name}/tags/${tag}`)
          .set('Authorization', write)
          .send(JSON.stringify(imageId))
          .expect(200);
        layers.set(tag, { imageId, layer });
      },
    };
  }
  type Repository = Awaited<ReturnType<typeof aRepository>>;

  /** Tags that pull whole, with the bytes that were pushed. */
  async function pullable(from: ARegistry, { id, name, layers }: Repository): Promise<readonly string[]> {
    const read = await from.token(id, name, 'read');
    const get = (path: string) => request(from.server).get(path).set('Authorization', read);
    const tags = (await get(`/v1/repositories/${name}/tags`)).body as Readonly<Record<string, string>>;
    const whole: string[] = [];
    for (const [tag, { imageId, layer }] of layers) {
      if (tags[tag] !== imageId) continue;
      const answer = await get(`/v1/images/${imageId}/layer`).responseType('blob');
      if (answer.status === 200 && layer.equals(answer.body as Buffer)) whole.push(tag);
    }
    return whole;
  }

  it('"the database is lost, the last backup is a day old": a rebuild has all but the last minute', async () => {
    const before = await open();
    const app = await aRepository(before, 'bobby/app');
    await app.push('yesterday');
    await writeManifests(before);
    await app.push('today');
    const newer = await aRepository(before, 'bobby/new');
    await newer.push('today');
    await writeManifests(before);
    await app.push('last-minute');

    const rebuilt = await open();
    expect(await rebuild(rebuilt)).toMatchObject({ repositories: 2, tags: 3, missing: 0, corrupt: 0 });
    expect(await pullable(rebuilt, app)).toEqual(['yesterday', 'today']);
    expect(await pullable(rebuilt, newer)).toEqual(['today']);
    // What the last minute left is an orphan by now, and the push that comes again heals it.
    expect((await aReconciliation(rebuilt)()).survey?.counts).toMatchObject({ orphans: 1, missing: 0 });

    // The hub came back from yesterday: it knows nothing of bobby/new, and makes it anew when somebody pushes to it.
    const again = { ...newer, id: randomUUID() };
    await rebuilt.store.saveRepository({
      repositoryId: again.id,
      name: 'bobby/new',
      access: 'public',
      state: 'live',
      version: 1,
    });
    expect(await rebuilt.store.findRepositoryByName('bobby/new')).toMatchObject({ repositoryId: again.id });
    expect(await rebuilt.store.listTrash({ repositoryIds: [newer.id], limit: 10 })).toHaveLength(1);
    // Of what it does know its next word counts, though it counts from a lower version.
    const word = { name: 'bobby/app', access: 'private', state: 'live', version: 1 } as const;
    await rebuilt.store.saveRepository({ repositoryId: app.id, ...word });
    expect(await rebuilt.store.findRepository(app.id)).toMatchObject({ access: 'private' });
  });

  it('"the database was restored from yesterday": compare tells what is gone, nothing is deleted, a rebuild has it', async () => {
    const before = await open();
    const app = await aRepository(before, 'bobby/app');
    for (const tag of ['one', 'two']) await app.push(tag);
    await writeManifests(before);
    const backup = await open(before);
    for (let count = 0; count < 12; count += 1) await app.push(`today-${String(count)}`);
    await writeManifests(before);

    const restored = await open(backup);
    const told = await compareManifests(restored);
    expect(told.counts).toMatchObject({ tag_missing: 12, image_missing: 12, tag_differs: 0 });
    expect(told.differences).toContainEqual({
      kind: 'tag_missing',
      repositoryId: app.id,
      repository: 'bobby/app',
      name: 'today-0',
      isPending: false,
    });
    expect(await aReconciliation(restored)({ fix: true })).toMatchObject({
      stopped: { reason: 'too_many_orphans' },
    });
    // Life went on in it, and it wrote a manifest of its own age; the ones of the lost day are kept.
    await restored.store.saveRepository({
      repositoryId: app.id,
      name: 'bobby/app',
      access: 'private',
      state: 'live',
      version: 50,
    });
    expect(await pullable(restored, app)).toEqual(['one', 'two']);

    const rebuilt = await open();
    await rebuild(rebuilt);
    expect(await pullable(rebuilt, app)).toEqual([...app.layers.keys()]);
    expect((await compareManifests(rebuilt)).counts).toMatchObject({ tag_missing: 0, image_missing: 0 });
  });

  it('"the bucket was restored from yesterday": what is missing is marked, pushed again, and its manifests written anew', async () => {
    const registry = await open();
    const app = await aRepository(registry, 'bobby/app');
    for (let count = 0; count < 12; count += 1) await app.push(`old-${String(count)}`);
    await writeManifests(registry);
    const backup = `${root}-backup`;
    await cp(root, backup, { recursive: true });
    await app.push('today');
    await writeManifests(registry);

    await rm(join(root, 'objects'), { recursive: true });
    await cp(backup, root, { recursive: true, preserveTimestamps: true });
    await rm(backup, { recursive: true });
    const reconcile = aReconciliation(registry);
    expect((await reconcile()).survey?.counts).toMatchObject({ missing: 1, lost_manifests: 1, orphans: 0 });
    expect(await reconcile({ fix: true })).toMatchObject({
      stopped: undefined,
      healed: { marked_missing: 1, manifests_renewed: 1 },
    });
    expect(await pullable(registry, app)).toHaveLength(12);

    const { imageId, layer } = app.layers.get('today') ?? { imageId: '', layer: Buffer.alloc(0) };
    await pushImage(registry, await registry.token(app.id, app.name, 'write'), { imageId, layer });
    expect(await pullable(registry, app)).toHaveLength(13);
    expect(await writeManifests(registry)).toBe(1);
    const rebuilt = await open();
    await rebuild(rebuilt);
    expect(await pullable(rebuilt, app)).toHaveLength(13);
  });

  it('"the disk is filling": reconciliation finds what no row knows, and after the quarantine its bytes are free', async () => {
    const registry = await open();
    const app = await aRepository(registry, 'bobby/app');
    for (let count = 0; count < 5; count += 1) await app.push(String(count));
    const bytes = async () => {
      let sum = 0;
      for await (const object of registry.blobStore.listObjects({ prefix: 'blobs/' }))
        sum += object.sizeBytes;
      return sum;
    };
    // Rows that an operator deleted by hand, whose objects stay for ever.
    await registry.pool.query(`DELETE FROM tags WHERE name IN ('0', '1')`);
    const gone = [...app.layers.values()].slice(0, 2).map(({ imageId }) => imageId);
    await registry.pool.query(`DELETE FROM images WHERE image_id = ANY ($1)`, [gone]);
    await registry.pool.query(
      `DELETE FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM images i WHERE i.digest = b.digest)`,
    );
    await registry.pool.query(
      `DELETE FROM objects o WHERE NOT EXISTS (SELECT 1 FROM blobs b WHERE b.storage_key = o.storage_key)`,
    );
    const report = await aReconciliation(registry)({ fix: true });
    expect(report).toMatchObject({
      survey: { counts: { orphans: 2 }, bytes: { orphans: 4_000 } },
      healed: { quarantined: 2 },
    });
    await createReapObjects(registry)(signal);
    expect(await bytes()).toBe(10_000);
    await registry.pool.query(`UPDATE objects SET due_at = now() WHERE quarantined_at IS NOT NULL`);
    await createReapObjects(registry)(signal);
    expect(await bytes()).toBe(6_000);
    expect(await pullable(registry, app)).toEqual(['2', '3', '4']);
  });
});
