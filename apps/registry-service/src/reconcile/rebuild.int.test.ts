import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRebuild, createVerifyLayer } from '@drydock/registry-core';
import { anImageId, aRegistry, type ARegistry } from '../../test/a-registry.ts';
import { aReconciliation } from '../../test/a-reconciliation.ts';
import { putObject, storages, type AStorage } from '../../test/a-storage.ts';
import { compareManifests, rebuild, writeManifests } from '../../test/manifest-jobs.ts';
import { pushImage } from '../../test/push-image.ts';
import { longestBuildMs } from '@drydock/testing';

const { signal } = new AbortController();

/** What a rebuild promises to bring back, to the byte. */
async function contentOf({ pool }: ARegistry) {
  const ask = async (sql: string) => (await pool.query(sql)).rows as unknown[];
  return {
    repositories: await ask(`SELECT repository_id, name, access, state FROM repositories ORDER BY 1`),
    images: await ask(
      `SELECT repository_id, image_id, parent, json, state, digest, payload_checksum, tarsums FROM images
        WHERE state = 'complete' ORDER BY 1, 2`,
    ),
    tags: await ask(
      `SELECT repository_id, name, image_id, moved_at, moved_by, client FROM tags ORDER BY 1, 2`,
    ),
    history: await ask(
      `SELECT repository_id, tag, image_id, moved_at, replaced_at, keep_until FROM tag_history ORDER BY 1, 2, 4`,
    ),
    trash: await ask(
      `SELECT t.*, x.name, x.image_id FROM trash t LEFT JOIN trash_tags x USING (trash_id) ORDER BY 1, x.name`,
    ),
    blobs: await ask(`SELECT digest, storage_key, size_bytes, state FROM blobs ORDER BY 1`),
  };
}

describe.each(Object.entries(storages))('rebuild on %s', (_driver, open) => {
  let storage: AStorage;
  let registry: ARegistry;
  let whyNot: string | undefined;
  const opened: ARegistry[] = [];
  const aSecond = async () => {
    const second = await aRegistry({}, { leaseSeconds: 0 }, storage.blobStore);
    opened.push(second);
    return second;
  };
  const put = (to: ARegistry, write: string, path: string, body: string) =>
    request(to.server).put(path).set('Authorization', write).send(body).expect(200);

  /** A base, two images on it, tags of both, one moved, one deleted. */
  async function fill(to: ARegistry, name: string) {
    const ids = [anImageId(), anImageId(), anImageId()] as const;
    const id = await to.repository(name, { images: ids, access: 'private' });
    const write = await to.token(id, name, 'write');
    const [base, first, second] = ids;
    await pushImage(to, write, { imageId: base, layer: randomBytes(3_000) });
    await pushImage(to, write, { imageId: first, parent: base, layer: randomBytes(2_000) });
    await pushImage(to, write, { imageId: second, parent: base, layer: randomBytes(1_000) });
    const tag = (tagName: string, imageId: string) =>
      put(to, write, `/v1/repositories/${name}/tags/${tagName}`, JSON.stringify(imageId));
    await tag('latest', first);
    await tag('stable', second);
    await tag('old', base);
    await to.store.trashTags({ repositoryId: id, tag: 'old' });
    await put(
      to,
      await to.token(id, name, 'write'),
      `/v1/repositories/${name}/tags/stable`,
      JSON.stringify(first),
    );
    return { id, name, ids, write };
  }

  beforeAll(async () => {
    const found = await open();
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    storage = found;
    registry = await aRegistry({}, {}, storage.blobStore);
    opened.push(registry);
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    if (whyNot !== undefined) return;
    for (const one of opened) await one.close();
    await storage.close();
  });

  it('brings all content back from the bucket alone, down to the byte', async () => {
    const [app, gone] = [await fill(registry, 'bobby/app'), await fill(registry, 'bobby/gone')];
    await registry.store.saveRepository({
      repositoryId: gone.id,
      name: gone.name,
      access: 'private',
      state: 'trashed',
      version: 100,
    });
    expect(await writeManifests(registry)).toBe(2);
    expect(await registry.store.listChangedRepositories(10)).toEqual([]);

    const second = await aSecond();
    const report = await rebuild(second);
    expect(report).toEqual({
      repositories: 2,
      images: 6,
      tags: 2,
      blobs: 6,
      missing: 0,
      corrupt: 0,
      torn: [],
      unreadable: [],
      trashed: [],
    });
    expect(await contentOf(second)).toEqual(await contentOf(registry));
    expect(await second.store.listUnverified(10)).toHaveLength(6);
    const read = await second.token(app.id, app.name, 'read');
    for (const imageId of app.ids) {
      const get = (from: ARegistry, as: string) =>
        request(from.server).get(`/v1/images/${imageId}/layer`).set('Authorization', as).responseType('blob');
      const whole = await get(registry, app.write).expect(200);
      expect((await get(second, read).expect(200)).body).toEqual(whole.body);
    }
    // Those were read back before they were served, the others are by jobs.
    const unverified = await second.store.listUnverified(10);
    expect(unverified).toHaveLength(3);
    const verify = createVerifyLayer({ ...second, maxUnpackedBytes: 1e9 });
    for (const blob of unverified) await verify(blob, signal);
    expect(await second.store.listUnverified(10)).toEqual([]);
    expect((await contentOf(second)).blobs).toEqual((await contentOf(registry)).blobs);
    // The trash can be restored, and what was rebuilt differs in nothing.
    const trash = await second.store.listTrash({ repositoryIds: [app.id], limit: 10 });
    await second.store.restoreTag(trash[0]?.id ?? '');
    expect(await aReconciliation(second)()).toMatchObject({
      survey: { counts: { orphans: 0, missing: 0, wrong_size: 0 } },
    });
    expect((await compareManifests(registry)).differences).toEqual([]);
  });

  it('is refused where there is anything, and goes on where it was interrupted', async () => {
    await expect(rebuild(registry)).rejects.toMatchObject({ code: 'conflict' });
    const second = await aSecond();
    let calls = 0;
    const breaking = {
      ...second.store,
      restoreRepository: (...args: Parameters<typeof second.store.restoreRepository>) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new Error('killed')) : second.store.restoreRepository(...args);
      },
    };
    const interrupted = createRebuild({ store: breaking, blobStore: second.blobStore });
    await expect(interrupted({ onProgress: () => undefined, signal })).rejects.toThrow('killed');
    expect((await contentOf(second)).repositories).toHaveLength(1);
    expect(await aReconciliation(second)({ fix: true })).toMatchObject({
      stopped: { reason: 'rebuild_under_way' },
    });
    await rebuild(second);
    expect(await contentOf(second)).toEqual(await contentOf(registry));
    await expect(rebuild(second)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says of each blob whether its object is there and of the right size', async () => {
    const { rows } = await registry.pool.query<{ storage_key: string }>(
      `SELECT storage_key FROM objects ORDER BY 1`,
    );
    const [lost = '', cut = ''] = rows.map((row) => row.storage_key);
    await storage.blobStore.removeObjects([lost, cut]);
    await putObject(storage.blobStore, cut, 'cut');
    const second = await aSecond();
    expect(await rebuild(second)).toMatchObject({ blobs: 6, missing: 1, corrupt: 1 });
    const states = await second.pool.query(
      `SELECT storage_key, state FROM blobs WHERE state <> 'available' ORDER BY 1`,
    );
    expect(states.rows).toEqual([
      { storage_key: lost, state: 'missing' },
      { storage_key: cut, state: 'corrupt' },
    ]);
  });

  it('is told of a layer that was healed since the manifest was written', async () => {
    const { rows } = await registry.pool.query<{ digest: string; storage_key: string }>(
      `UPDATE blobs SET state = 'corrupt' WHERE storage_key = (SELECT max(storage_key) FROM blobs) RETURNING digest, storage_key`,
    );
    const [{ digest, storage_key } = { digest: '', storage_key: '' }] = rows;
    const { body } = await storage.blobStore.read(storage_key);
    expect(await registry.service.internal.healBlob({ digest, body })).toBe('healed');
    const { differences } = await compareManifests(registry);
    expect(differences).toMatchObject([{ kind: 'image_differs', isPending: true }]);
    await writeManifests(registry);
    expect((await compareManifests(registry)).differences).toEqual([]);
  });
});
