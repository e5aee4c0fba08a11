import { createHash, randomBytes } from 'node:crypto';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import { newStorageKey, type BlobStore } from '@drydock/registry-core';
import { anImageId, aRegistry, sha256, type ARegistry } from '../../test/a-registry.ts';
import { putObject } from '../../test/a-storage.ts';
import { compareManifests, rebuild, writeManifests } from '../../test/manifest-jobs.ts';
import { pushImage } from '../../test/push-image.ts';

type Line = Record<string, unknown>;

/** What somebody who can write to the bucket can do: manifests that are whole by their own digest, and say what they like. */
describe('a forged manifest', () => {
  let blobStore: BlobStore;
  let registry: ARegistry;
  let write: string;
  let repositoryId: string;
  let imageId: string;
  const name = 'bobby/app';
  const layer = randomBytes(500);
  const opened: ARegistry[] = [];

  const open = async () => {
    const one = await aRegistry({}, {}, blobStore);
    opened.push(one);
    return one;
  };
  const newestOf = async (id: string) => {
    let newest = '';
    for await (const { key } of blobStore.listObjects({ prefix: `manifests/${id}/` })) newest = key;
    return newest;
  };
  const linesOf = async (key: string): Promise<Line[]> => {
    const chunks: Buffer[] = [];
    for await (const chunk of (await blobStore.read(key)).body) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
  };
  /** With an end that fits. */
  const put = async (key: string, lines: readonly Line[]) => {
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const end = {
      type: 'end',
      records: lines.length - 1,
      sha256: createHash('sha256').update(body).digest('hex'),
    };
    await blobStore.removeObjects([key]);
    await putObject(blobStore, key, `${body}${JSON.stringify(end)}\n`);
  };
  /** In the place of the newest one. */
  const forge = async (id: string, change: (line: Line) => Line | readonly Line[]) => {
    const key = await newestOf(id);
    await put(
      key,
      (await linesOf(key)).flatMap((line) => change(line)),
    );
    return key;
  };
  const withIn = (type: string, facts: Line) => (line: Line) =>
    line['type'] === type ? { ...line, ...facts } : line;
  const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
  const getLayer = async (from: ARegistry, method: 'get' | 'head' = 'get') => {
    const path = `/v1/images/${imageId}/layer`;
    const asked = request(from.server);
    return (method === 'get' ? asked.get(path) : asked.head(path))
      .set('Authorization', await from.token(repositoryId, name, 'read'))
      .responseType('blob');
  };

  beforeEach(async () => {
    blobStore = createMemoryBlobStore();
    registry = await open();
    imageId = anImageId();
    repositoryId = await registry.repository(name, { images: [imageId] });
    write = await registry.token(repositoryId, name, 'write');
    await pushImage(registry, write, { imageId, layer });
    await request(registry.server)
      .put(`/v1/repositories/${name}/tags/latest`)
      .set('Authorization', write)
      .send(JSON.stringify(imageId))
      .expect(200);
    await writeManifests(registry);
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  const lies: Readonly<Record<string, (line: Line) => Line | readonly Line[]>> = {
    'a repository name that leads out of its path': withIn('manifest', { name: '../../etc/passwd' }),
    'a repository name without a namespace': withIn('manifest', { name: 'app' }),
    'a repository name with capitals and spaces': withIn('manifest', { name: 'Bobby/My App' }),
    'a repository name of 300 letters': withIn('manifest', { name: `bobby/${'a'.repeat(300)}` }),
    'markup for a repository name': withIn('manifest', { name: 'bobby/<script>' }),
    'a tag that no push may make': withIn('tag', { name: '../latest' }),
    'an object outside the prefix of layers': withIn('image', { storage_key: 'manifests/some/thing' }),
    'a storage key that climbs': withIn('image', { storage_key: 'blobs/../manifests/thing' }),
    'a digest that is none': withIn('image', { digest: 'sha256:abc' }),
    'a size below nothing': withIn('image', { size: -1 }),
    'the JSON of another image': withIn('image', { json: json({ id: 'f'.repeat(64) }) }),
    'JSON that is none': withIn('image', { json: Buffer.from('{"id":').toString('base64') }),
    'JSON with a parent that the row has not': (line) =>
      withIn('image', { json: json({ id: line['id'], parent: 'f'.repeat(64) }) })(line),
    'a parent that is not there': (line) =>
      withIn('image', { parent: 'f'.repeat(64), json: json({ id: line['id'], parent: 'f'.repeat(64) }) })(
        line,
      ),
    'a time that is none': withIn('tag', { moved_at: 'yesterday' }),
  };

  it.each(Object.entries(lies))('with %s does not count, and nothing of it is kept', async (_words, lie) => {
    const key = await forge(repositoryId, lie);
    const rebuilt = await open();
    expect(await rebuild(rebuilt)).toMatchObject({
      repositories: 0,
      torn: [key],
      unreadable: [repositoryId],
    });
    const rows = await rebuilt.pool.query(`SELECT 1 FROM repositories UNION ALL SELECT 1 FROM objects`);
    expect(rows.rowCount).toBe(0);
  });

  it('that claims an object of other bytes brings none of them to anybody, and a push heals it', async () => {
    const key = newStorageKey();
    await putObject(blobStore, key, randomBytes(layer.length));
    await forge(repositoryId, withIn('image', { storage_key: key }));
    const rebuilt = await open();
    expect(await rebuild(rebuilt)).toMatchObject({ repositories: 1, corrupt: 0, missing: 0 });
    // No job has run: whoever asks first has it read back, and many at once have it read once.
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, at) => getLayer(rebuilt, at === 0 ? 'head' : 'get')),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(await rebuilt.store.findBlob(sha256(layer))).toMatchObject({ state: 'corrupt' });
    // A push begins with its announcement.
    const { userId } = rebuilt.bob;
    await rebuilt.service.internal.announceImages({ repositoryId, userId, imageIds: [imageId] });
    await pushImage(rebuilt, await rebuilt.token(repositoryId, name, 'write'), { imageId, layer });
    expect((await getLayer(rebuilt)).body).toEqual(layer);
  });

  it('that calls another layer’s object its own has a missing layer, and takes nothing from the other', async () => {
    const other = anImageId();
    const otherId = await registry.repository('bobby/other', { images: [other] });
    const otherLayer = randomBytes(500);
    await pushImage(registry, await registry.token(otherId, 'bobby/other', 'write'), {
      imageId: other,
      layer: otherLayer,
    });
    await writeManifests(registry);
    const image = (await linesOf(await newestOf(repositoryId))).find(({ type }) => type === 'image');
    await forge(otherId, withIn('image', { storage_key: image?.['storage_key'] }));
    const rebuilt = await open();
    await rebuild(rebuilt);
    const { rows } = await rebuilt.pool.query<{ digest: string; state: string }>(
      `SELECT digest, state FROM blobs`,
    );
    // Which of the two has the object depends on the order of the ids; the bytes decide before either is served.
    expect(rows.map(({ state }) => state).sort()).toEqual(['available', 'missing']);
    const served = await getLayer(rebuilt);
    const isOwn = rows.find(({ digest }) => digest === sha256(layer))?.state === 'available';
    expect(served.status).toBe(isOwn ? 200 : 400);
    const read = await rebuilt.token(otherId, 'bobby/other', 'read');
    await request(rebuilt.server).get(`/v1/images/${other}/layer`).set('Authorization', read).expect(400);
  });

  it.each(['older', 'newer'])(
    'of two ages names two keys for one digest: the object that is there counts (%s)',
    async (which) => {
      const secondId = await registry.repository('bobby/second', { images: [imageId] });
      const secondWrite = await registry.token(secondId, 'bobby/second', 'write');
      await pushImage(registry, secondWrite, { imageId, layer });
      await writeManifests(registry);
      const [first = '', last = ''] = [repositoryId, secondId].sort();
      const gone = newStorageKey();
      await forge(which === 'older' ? first : last, withIn('image', { storage_key: gone }));
      const rebuilt = await open();
      expect(await rebuild(rebuilt)).toMatchObject({ repositories: 2, images: 2, blobs: 1 });
      expect((await getLayer(rebuilt)).body).toEqual(layer);
      const { rows } = await rebuilt.pool.query(`SELECT state FROM blobs`);
      expect(rows).toEqual([{ state: 'available' }]);
    },
  );

  it('of a later version ends the rebuild with its name, and is never passed over for an older one', async () => {
    await pushImage(registry, write, { imageId: anImageId(), layer: 'x' }).catch(() => undefined);
    await registry.store.noteManifestChange(repositoryId);
    await writeManifests(registry);
    const key = await forge(repositoryId, withIn('manifest', { format: 2, more: 'than we know' }));
    const rebuilt = await open();
    const refused = { code: 'conflict', message: expect.stringContaining(key) as unknown };
    await expect(rebuild(rebuilt)).rejects.toMatchObject(refused);
    await expect(compareManifests(registry)).rejects.toMatchObject(refused);
    await blobStore.removeObjects([key]);
    expect(await rebuild(rebuilt)).toMatchObject({ repositories: 1, tags: 1, torn: [] });
  });
});
