import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWriteManifest } from '@drydock/registry-core';
import { anImageId, aRegistry, type ARegistry } from '../../test/a-registry.ts';
import { putObject, storages, type AStorage } from '../../test/a-storage.ts';
import { compareManifests, rebuild, writeManifests } from '../../test/manifest-jobs.ts';
import { pushImage } from '../../test/push-image.ts';

const { signal } = new AbortController();

describe('manifests', () => {
  let storage: AStorage;
  let registry: ARegistry;
  let repositoryId: string;
  let write: string;
  const opened: ARegistry[] = [];
  const ids = Array.from({ length: 10 }, anImageId);
  const manifestKeys = async () => {
    const keys: string[] = [];
    for await (const { key } of storage.blobStore.listObjects({ prefix: 'manifests/' })) keys.push(key);
    return keys;
  };
  const bytesOf = async (key: string) => {
    const chunks: Buffer[] = [];
    for await (const chunk of (await storage.blobStore.read(key)).body) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const replace = async (key: string, bytes: Buffer) => {
    await storage.blobStore.removeObjects([key]);
    await putObject(storage.blobStore, key, bytes);
  };
  const pushTagged = async (tag: string) => {
    const imageId = ids.pop() ?? '';
    await pushImage(registry, write, { imageId, layer: randomBytes(400) });
    await request(registry.server)
      .put(`/v1/repositories/bobby/app/tags/${tag}`)
      .set('Authorization', write)
      .send(JSON.stringify(imageId))
      .expect(200);
    return imageId;
  };
  const rebuilt = async () => {
    const second = await aRegistry({}, {}, storage.blobStore);
    opened.push(second);
    return { second, report: await rebuild(second) };
  };
  const tagsOf = async (of: ARegistry) => (await of.store.listTags(repositoryId)).map((tag) => tag.name);

  beforeAll(async () => {
    const found = await storages['filesystem']?.();
    if (!found || 'unavailable' in found) throw new Error('no filesystem');
    storage = found;
    registry = await aRegistry({}, {}, storage.blobStore);
    opened.push(registry);
    repositoryId = await registry.repository('bobby/app', { images: ids });
    write = await registry.token(repositoryId, 'bobby/app', 'write');
    await pushTagged('one');
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
    await storage.close();
  });

  it('are written anew after each change and kept twice, however often the job comes', async () => {
    const writeManifest = createWriteManifest(registry);
    await writeManifests(registry);
    for (let turn = 0; turn < 4; turn += 1) await writeManifest(repositoryId, signal);
    expect(await manifestKeys()).toHaveLength(2);
    await Promise.allSettled(Array.from({ length: 10 }, () => writeManifest(repositoryId, signal)));
    expect((await manifestKeys()).length).toBeLessThanOrEqual(3);
    expect(await registry.store.listChangedRepositories(10)).toEqual([]);
    await pushTagged('two');
    expect(await registry.store.listChangedRepositories(10)).toEqual([repositoryId]);
    await writeManifests(registry);
    expect(await tagsOf((await rebuilt()).second)).toEqual(['one', 'two']);
  });

  it('hold a change that comes while they are written, the next time', async () => {
    await registry.store.writeManifest(repositoryId, async (snapshot) => {
      await pushTagged('meanwhile');
      for await (const record of snapshot.records) {
        expect(record).not.toMatchObject({ type: 'tag', name: 'meanwhile' });
      }
      return { version: snapshot.place?.version ?? 0, storageKey: snapshot.place?.storageKey ?? '' };
    });
    expect(await registry.store.listChangedRepositories(10)).toEqual([repositoryId]);
    await writeManifests(registry);
    expect(await tagsOf((await rebuilt()).second)).toContain('meanwhile');
  });

  const damage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'cut short': (bytes) => bytes.subarray(0, bytes.length - 200),
    'cut at a line': (bytes) => bytes.subarray(0, bytes.lastIndexOf('\n', bytes.length - 2) + 1),
    'with a byte changed': (bytes) => Buffer.from(bytes.toString().replace('"tag"', '"tog"')),
    'with another tag in it': (bytes) => Buffer.from(bytes.toString().replace('"one"', '"own"')),
    'with something behind its end': (bytes) => Buffer.concat([bytes, Buffer.from('{}\n')]),
    'that is empty': () => Buffer.alloc(0),
    'of another repository': (bytes) =>
      Buffer.from(bytes.toString().replace(/"repository_id":"[^"]+"/, `"repository_id":"${randomUUID()}"`)),
  };

  it.each(Object.entries(damage))('%s do not count: the one before does', async (_words, spoil) => {
    await pushTagged(`late-${String(ids.length)}`);
    await writeManifests(registry);
    const before = (await manifestKeys()).at(-2);
    const newest = (await manifestKeys()).at(-1) ?? '';
    const whole = await bytesOf(newest);
    await replace(newest, spoil(whole));
    const { second, report } = await rebuilt();
    expect(report).toMatchObject({ torn: [newest], repositories: 1 });
    expect(await tagsOf(second)).toHaveLength((await tagsOf(registry)).length - 1);
    expect(before).toBeDefined();
    expect((await compareManifests(registry)).torn).toEqual([newest]);
    await replace(newest, whole);
  });
});
