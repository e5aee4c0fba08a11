import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticLayer, type RawResponse } from '@drydock/testing';
import { administer, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls, type EngineImage } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

const seen = (answer: RawResponse) => [answer.status, answer.json()];
const done = [200, true];
const notFound = [404, { error: 'Image not found' }];
const inProgress = [400, { error: 'Image is being uploaded, retry later' }];
const exists = [409, { error: 'Image already exists' }];

describe.each(sharedDeployments())('the push state machine on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client } = administration;
  let user: TestUser;
  let count = 0;

  beforeAll(async () => {
    user = await administration.createUser('state');
  });

  const start = async (...images: readonly EngineImage[]) => {
    count += 1;
    const repository = `${user.username}/r${String(count)}`;
    const token = await announce(client, { ...user, repository, ids: images.map(({ id }) => id) });
    return { repository, token, ...imageCalls(client, token) };
  };
  type Push = Awaited<ReturnType<typeof start>>;

  const complete = async (push: Push, image: EngineImage) => {
    expect(seen(await push.json(image))).toEqual(done);
    expect(seen(await push.layer(image))).toEqual(done);
    expect(seen(await push.checksum(image))).toEqual(done);
  };

  const checksum = (push: Push, image: EngineImage, headers: Readonly<Record<string, string>>) =>
    client.request({
      method: 'PUT',
      path: `/v1/images/${image.id}/checksum`,
      headers: { Authorization: push.token, ...headers },
    });

  it('[32] json, layer, checksum and tag of a root and of its child', async () => {
    const root = anImage();
    const child = anImage({ parent: root.id });
    const push = await start(root, child);
    await complete(push, root);
    await complete(push, child);
    expect(seen(await push.tag(push.repository, 'latest', child.id))).toEqual(done);
    expect((await push.read(child.id, 'ancestry')).text()).toBe(`["${child.id}","${root.id}"]`);
    expect((await push.read(child.id, 'layer')).body.equals(child.layer.bytes)).toBe(true);
  });

  it('[33] GET is 404 before, 400 between, 200 after, and HEAD mirrors it', async () => {
    const image = anImage();
    const push = await start(image);
    const expectReads = async (wanted: readonly unknown[]) => {
      for (const part of ['json', 'ancestry', 'layer']) {
        const get = await push.read(image.id, part);
        expect(get.status).toBe(wanted[0]);
        if (wanted[0] !== 200) expect(seen(get)).toEqual(wanted);
        const head = await push.read(image.id, part, {}, 'HEAD');
        expect([head.status, head.body.length]).toEqual([wanted[0], 0]);
        expect(head.header('Content-Length')).toBe(get.header('Content-Length'));
        expect(head.header('X-Docker-Size')).toBe(get.header('X-Docker-Size'));
      }
    };
    await expectReads(notFound);
    await push.json(image);
    await expectReads(inProgress);
    await push.layer(image);
    await expectReads(inProgress);
    await push.checksum(image);
    await expectReads([200]);
  });

  it('[34] PUT json on a complete image is 409 with that body and no more', async () => {
    const image = anImage();
    const push = await start(image);
    await complete(push, image);
    const answer = await push.json(image);
    expect([answer.status, answer.text()]).toEqual([409, '{"error":"Image already exists"}']);
  });

  it('[35] PUT json may be repeated with other bytes, which forgets the checksum', async () => {
    const image = anImage();
    const push = await start(image);
    await push.json(image);
    await push.layer(image);
    const changed = { ...image, json: `{ "id": "${image.id}", "comment": "other" }` };
    expect(seen(await push.json(changed))).toEqual(done);
    const old = { 'X-Docker-Checksum-Payload': image.layer.payloadChecksum(image.json) };
    expect((await checksum(push, image, old)).status).toBe(400);
    await complete(push, changed);
    expect((await push.read(image.id, 'json')).text()).toBe(changed.json);
  });

  it('[36] PUT layer without JSON is 404; on a complete image 200 if equal, else a 409 that can be read', async () => {
    const image = anImage();
    const push = await start(image);
    expect(seen(await push.layer(image))).toEqual(notFound);
    await complete(push, image);
    expect(seen(await push.layer(image))).toEqual(done);
    const other = { ...image, layer: syntheticLayer(4 * 1024 * 1024, 99) };
    expect(seen(await push.layer(other))).toEqual(exists);
    expect((await push.read(image.id, 'layer')).body.equals(image.layer.bytes)).toBe(true);
  });

  it('[37] a client that drops in mid-layer changes nothing, and the retry works', async () => {
    const image = anImage({ sizeBytes: 3 * 1024 * 1024 });
    const push = await start(image);
    await push.json(image);
    const gone = new AbortController();
    const half = image.layer.bytes.subarray(0, image.layer.bytes.length / 2);
    async function* halfThenGone() {
      yield half;
      await new Promise((resolve) => setImmediate(resolve));
      gone.abort();
      await new Promise(() => undefined);
    }
    await expect(
      client.request({
        method: 'PUT',
        path: `/v1/images/${image.id}/layer`,
        headers: { Authorization: push.token },
        body: halfThenGone(),
        signal: gone.signal,
      }),
    ).rejects.toThrow();
    expect(seen(await push.read(image.id, 'layer'))).toEqual(inProgress);
    const right = { 'X-Docker-Checksum-Payload': image.layer.payloadChecksum(image.json) };
    expect(seen(await checksum(push, image, right))).toEqual([400, { error: 'Layer not uploaded' }]);
    await complete(push, image);
    expect((await push.read(image.id, 'layer')).body.equals(image.layer.bytes)).toBe(true);
  });

  it('[38] of two uploads of one id at once one stays, with its checksum', async () => {
    const first = anImage({ sizeBytes: 1024 * 1024 });
    const second = { ...first, layer: syntheticLayer(1024 * 1024 + 512, 77) };
    const push = await start(first);
    await push.json(first);
    const answers = await Promise.all([push.layer(first), push.layer(second)]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const verdicts = [(await push.checksum(first)).status, (await push.checksum(second)).status];
    expect(verdicts.filter((status) => status === 200)).toHaveLength(1);
    const winner = verdicts[0] === 200 ? first : second;
    expect((await push.read(first.id, 'layer')).body.equals(winner.layer.bytes)).toBe(true);
  });

  it('[39] PUT checksum before the layer, without a value, with a wrong, the right and again a value', async () => {
    const image = anImage();
    const push = await start(image);
    const right = { 'X-Docker-Checksum-Payload': image.layer.payloadChecksum(image.json) };
    const wrong = { 'X-Docker-Checksum-Payload': `sha256:${'0'.repeat(64)}` };
    expect(seen(await checksum(push, image, right))).toEqual(notFound);
    await push.json(image);
    expect(seen(await checksum(push, image, right))).toEqual([400, { error: 'Layer not uploaded' }]);
    await push.layer(image);
    const missing = [400, { error: "Missing Image's checksum" }];
    expect(seen(await checksum(push, image, {}))).toEqual(missing);
    expect(seen(await checksum(push, image, { 'X-Docker-Checksum-Payload': '' }))).toEqual(missing);
    expect(seen(await checksum(push, image, wrong))).toEqual([400, { error: 'Checksum mismatch' }]);
    expect(seen(await push.read(image.id, 'json'))).toEqual(inProgress);
    expect(seen(await checksum(push, image, right))).toEqual(done);
    expect(seen(await checksum(push, image, right))).toEqual(done);
    expect(seen(await checksum(push, image, wrong))).toEqual([
      409,
      { error: 'Cannot set this image checksum' },
    ]);
  });

  it('[40] any one right value is enough, and a TarSum may come before the layer', async () => {
    const wrong = `sha256:${'1'.repeat(64)}`;
    const headersOf: ((image: EngineImage) => Readonly<Record<string, string>>)[] = [
      ({ layer, json }) => ({ 'X-Docker-Checksum': layer.tarSum(json) }),
      ({ layer, json }) => ({ 'X-Docker-Checksum-Payload': layer.payloadChecksum(json) }),
      ({ layer, json }) => ({ 'X-Docker-Checksum': layer.tarSum(json), 'X-Docker-Checksum-Payload': wrong }),
      ({ layer, json }) => ({
        'X-Docker-Checksum': `tarsum+${wrong}`,
        'X-Docker-Checksum-Payload': layer.payloadChecksum(json),
      }),
    ];
    for (const headers of headersOf) {
      const image = anImage();
      const push = await start(image);
      await push.json(image);
      await push.layer(image);
      expect(seen(await checksum(push, image, headers(image)))).toEqual(done);
    }
    const image = anImage();
    const push = await start(image);
    await push.json(image);
    expect(
      seen(await checksum(push, image, { 'X-Docker-Checksum': image.layer.tarSum(image.json) })),
    ).toEqual(done);
    await push.layer(image);
    expect(seen(await push.checksum(image))).toEqual(done);
    expect((await push.read(image.id, 'json')).status).toBe(200);
  });

  it('[41] a checksum that comes with the JSON completes the image at its layer', async () => {
    const image = anImage();
    const push = await start(image);
    const json = await client.request({
      method: 'PUT',
      path: `/v1/images/${image.id}/json`,
      headers: { Authorization: push.token, 'X-Docker-Checksum': image.layer.payloadChecksum(image.json) },
      body: image.json,
    });
    expect(seen(json)).toEqual(done);
    expect(seen(await push.layer({ ...image, layer: syntheticLayer(4096, 5) }))).toEqual([
      400,
      { error: expect.stringContaining('Checksum mismatch') as string },
    ]);
    expect(seen(await push.read(image.id, 'json'))).toEqual(inProgress);
    expect(seen(await push.layer(image))).toEqual(done);
    expect((await push.read(image.id, 'json')).status).toBe(200);
  });

  it('[42] refuses JSON that is no image of this id', async () => {
    const image = anImage();
    const push = await start(image);
    const put = async (json: string | Buffer) => {
      const answer = await client.request({
        method: 'PUT',
        path: `/v1/images/${image.id}/json`,
        headers: { Authorization: push.token, 'Content-Type': 'application/json' },
        body: json,
      });
      return [answer.status, (answer.json() as { error?: string }).error];
    };
    const other = 'f'.repeat(64);
    expect(await put(`{"id":"${other}"}`)).toEqual([400, 'JSON data contains invalid id']);
    expect(await put('{}')).toEqual([400, "Missing key `id' in JSON"]);
    expect((await put('{"id":7}'))[0]).toBe(400);
    expect(await put('[]')).toEqual([400, 'Invalid JSON']);
    expect(await put(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual([400, 'Invalid JSON']);
    expect((await put(`{"id":"${image.id}","id":"${other}"}`))[0]).toBe(400);
    expect((await put(`{"id":"${image.id}","parent":"${image.id}"}`))[0]).toBe(400);
    expect(await put(`{"id":"${image.id}","parent":"${other}"}`)).toEqual([
      400,
      'Image depends on a non existing parent',
    ]);
    expect((await put(`{"id":"${other}","id":"${image.id}","parent":""}`))[0]).toBe(200);
    expect((await put(`{"id":"${image.id}","parent":null}`))[0]).toBe(200);
  });

  it('[43] keeps the JSON byte for byte', async () => {
    const image = anImage();
    const odd = { ...image, json: `\n{"z" : 1.0,\t"id":"${image.id}" , "a":"\\u00e9é"}\n ` };
    const push = await start(odd);
    await complete(push, odd);
    expect((await push.read(odd.id, 'json')).body.equals(Buffer.from(odd.json))).toBe(true);
  });

  it('[44] an id that was not announced does not belong to the repository', async () => {
    const push = await start(anImage());
    expect(seen(await push.json(anImage()))).toEqual([
      400,
      { error: 'This image does not belong to the repository' },
    ]);
  });

  it('[45] tags only what is complete, takes spaces round the id, and moves from ancestor to ancestor', async () => {
    const root = anImage();
    const child = anImage({ parent: root.id });
    const push = await start(root, child);
    await push.json(root);
    expect((await push.tag(push.repository, 'latest', root.id)).status).toBe(404);
    expect((await push.tag(push.repository, 'latest', 'e'.repeat(64))).status).toBe(404);
    await complete(push, root);
    await complete(push, child);
    const put = (body: string) =>
      client.request({
        method: 'PUT',
        path: `/v1/repositories/${push.repository}/tags/latest`,
        headers: { Authorization: push.token },
        body,
      });
    for (const bad of [root.id, '{}', '""', 'null', '']) expect((await put(bad)).status).toBe(400);
    expect(seen(await put(` "${root.id}"\n`))).toEqual(done);
    expect(seen(await put(`"${child.id}"`))).toEqual(done);
    const tag = await client.request({ path: `/v1/repositories/${push.repository}/tags/latest` });
    expect(tag.text()).toBe(`"${child.id}"`);
  });
});
