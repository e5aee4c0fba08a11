import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, sha256, type ARegistry } from '../../test/a-registry.ts';
import { pushImage } from '../../test/push-image.ts';

const name = 'bobby/app';
const ids = Array.from({ length: 60 }, anImageId);

describe('the state of an image', () => {
  let registry: ARegistry;
  let write: string;
  const freshId = (): string => ids.pop() ?? '';
  const call = (method: 'get' | 'put' | 'head', imageId: string, resource: string) =>
    request(registry.server)[method](`/v1/images/${imageId}/${resource}`).set('Authorization', write);
  const putJson = (imageId: string, json: string | object) =>
    call('put', imageId, 'json').send(typeof json === 'string' ? json : JSON.stringify(json));
  const putLayer = (imageId: string, layer: string | Buffer) =>
    call('put', imageId, 'layer').set('Content-Type', 'application/octet-stream').send(Buffer.from(layer));
  const putChecksum = (imageId: string, headers: Record<string, string>) =>
    call('put', imageId, 'checksum').set(headers);

  beforeAll(async () => {
    registry = await aRegistry();
    const id = await registry.repository(name, { images: ids });
    write = await registry.token(id, name, 'write');
  });
  afterAll(() => registry.close());

  it('[33] is 404 before, 400 between and 200 after, for every resource; HEAD mirrors GET', async () => {
    const id = freshId();
    const look = async (status: number) => {
      for (const resource of ['json', 'ancestry', 'layer']) {
        await call('get', id, resource).expect(status);
        const head = await call('head', id, resource).expect(status);
        expect(head.text).toBeUndefined();
      }
    };
    const json = JSON.stringify({ id });
    await look(404);
    await putJson(id, json).expect(200);
    await look(400);
    await putLayer(id, 'bytes').expect(200);
    await look(400);
    const answer = await call('get', id, 'json');
    expect(answer.body).toEqual({ error: 'Image is being uploaded, retry later' });
    await putChecksum(id, { 'X-Docker-Checksum-Payload': sha256(json, '\n', 'bytes') }).expect(200);
    await look(200);
  });

  it('[34] PUT json on a complete image answers 409 with the exact words', async () => {
    const id = freshId();
    await pushImage(registry, write, { imageId: id, layer: 'x' });
    const answer = await putJson(id, { id }).expect(409);
    expect(answer.text).toBe('{"error":"Image already exists"}');
  });

  it('[35] PUT json again while in progress counts, and its layer and checksums are forgotten', async () => {
    const id = freshId();
    await putJson(id, { id }).expect(200);
    await putLayer(id, 'first').expect(200);
    const json = `{ "id": "${id}", "comment": "again" }`;
    await putJson(id, json).expect(200);
    await putChecksum(id, {
      'X-Docker-Checksum-Payload': sha256(JSON.stringify({ id }), '\n', 'first'),
    }).expect(400, { error: 'Layer not uploaded' });
    await putLayer(id, 'second').expect(200);
    await putChecksum(id, { 'X-Docker-Checksum-Payload': sha256(json, '\n', 'second') }).expect(200);
    await call('get', id, 'json').expect(200, json);
  });

  it('[36] PUT layer needs the JSON; on a complete image only the same bytes are taken', async () => {
    const id = freshId();
    await putLayer(id, 'x').expect(404, { error: 'Image not found' });
    await pushImage(registry, write, { imageId: id, layer: 'x' });
    await putLayer(id, 'x').expect(200, 'true');
    await putLayer(id, Buffer.alloc(3_000_000, 'y')).expect(409, { error: 'Image already exists' });
  });

  it('[38] of two uploads of one image at once one is kept whole, and its checksum matches', async () => {
    const id = freshId();
    await putJson(id, { id }).expect(200);
    const [a, b] = [Buffer.alloc(2_500_000, 'a'), Buffer.alloc(2_500_000, 'b')];
    const answers = await Promise.all([putLayer(id, a), putLayer(id, b)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const sums = [a, b].map((layer) => sha256(JSON.stringify({ id }), '\n', layer));
    const settled = [];
    for (const sum of sums) {
      settled.push((await putChecksum(id, { 'X-Docker-Checksum-Payload': sum })).status);
    }
    expect(settled.filter((status) => status === 200)).toHaveLength(1);
    const stored = await call('get', id, 'layer').expect(200);
    expect(sha256(JSON.stringify({ id }), '\n', stored.body as Buffer)).toBe(sums[settled.indexOf(200)]);
  });

  it('[39] PUT checksum: before the layer, without a value, wrong, right, again, and another one later', async () => {
    const id = freshId();
    const json = JSON.stringify({ id });
    const right = { 'X-Docker-Checksum-Payload': sha256(json, '\n', 'x') };
    await putChecksum(id, right).expect(404);
    await putJson(id, json).expect(200);
    await putChecksum(id, right).expect(400, { error: 'Layer not uploaded' });
    await putLayer(id, 'x').expect(200);
    await putChecksum(id, {}).expect(400, { error: "Missing Image's checksum" });
    await putChecksum(id, { 'X-Docker-Checksum-Payload': '' }).expect(400);
    const wrong = { 'X-Docker-Checksum-Payload': sha256('wrong') };
    await putChecksum(id, wrong).expect(400, { error: 'Checksum mismatch' });
    await call('get', id, 'json').expect(400);
    await putChecksum(id, right).expect(200, 'true');
    await putChecksum(id, right).expect(200, 'true');
    await putChecksum(id, wrong).expect(409, { error: 'Cannot set this image checksum' });
  });

  it('[41] completes an image whose checksum came with the JSON, and refuses another layer', async () => {
    const [id, other] = [freshId(), freshId()];
    for (const [imageId, layer, status] of [
      [id, 'right', 200],
      [other, 'wrong', 400],
    ] as const) {
      const json = JSON.stringify({ id: imageId });
      await putJson(imageId, json)
        .set('X-Docker-Checksum', sha256(json, '\n', 'right'))
        .expect(200);
      await putLayer(imageId, layer).expect(status);
      await call('get', imageId, 'json').expect(status);
    }
    await putLayer(other, 'right').expect(200);
    await call('get', other, 'json').expect(200);
  });

  it('[42] refuses JSON that is not this image, each with its words', async () => {
    const id = freshId();
    const missing = "Missing key `id' in JSON";
    for (const [body, error] of [
      [JSON.stringify({ id: anImageId() }), 'JSON data contains invalid id'],
      ['{}', missing],
      ['{"id":7}', 'JSON data contains invalid id'],
      ['[]', 'Invalid JSON'],
      ['{"id":', 'Invalid JSON'],
      ['', 'Invalid JSON'],
      [JSON.stringify({ id, parent: id }), 'Image depends on a non existing parent'],
      [JSON.stringify({ id, parent: anImageId() }), 'Image depends on a non existing parent'],
      [JSON.stringify({ id, parent: 7 }), 'Image depends on a non existing parent'],
      ['['.repeat(100_000), 'Invalid JSON'],
    ] as const) {
      await putJson(id, body).expect(400, { error });
    }
    await call('put', id, 'json')
      .send(Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1'))
      .expect(400);
    await call('get', id, 'json').expect(404);
  });

  it('[42] takes the last of duplicate keys, an empty or null parent, and an unfinished parent', async () => {
    const [a, b, c, child] = [freshId(), freshId(), freshId(), freshId()];
    await putJson(a, `{"id":"nonsense","id":"${a}"}`).expect(200);
    await putJson(b, { id: b, parent: '' }).expect(200);
    await putJson(c, { id: c, parent: null }).expect(200);
    await putJson(child, { id: child, parent: a }).expect(200);
    await putJson(a, { id: a, parent: child }).expect(400);
  });

  it('[43] keeps the bytes of the JSON, also of the minimal kind of engines from 1.10', async () => {
    const [base, top] = [freshId(), freshId()];
    await pushImage(registry, write, { imageId: base, layer: 'b' });
    const json = `{\n  "parent" : "${base}","id":"${top}" }\n`;
    await putJson(top, json).expect(200);
    await putLayer(top, 't').expect(200);
    await putChecksum(top, { 'X-Docker-Checksum-Payload': sha256(json, '\n', 't') }).expect(200);
    const answer = await call('get', top, 'json').expect(200);
    expect(answer.text).toBe(json);
  });

  it('[44] refuses an image that was not announced', async () => {
    const id = anImageId();
    await putJson(id, { id }).expect(400, { error: 'This image does not belong to the repository' });
  });

  it('[13] takes ids of 64 and 16 hex digits and no others', async () => {
    const short = '27cf784147099545';
    const repositoryId = await registry.repository('bobby/short', { images: [short] });
    const token = await registry.token(repositoryId, 'bobby/short', 'write');
    await pushImage(registry, token, { imageId: short, layer: 'old' });
    for (const wrong of ['a'.repeat(63), 'a'.repeat(65), 'A'.repeat(64), 'g'.repeat(64), 'x']) {
      await call('get', wrong, 'json').expect(404, { error: 'Invalid image ID' });
      await putJson(wrong, { id: wrong }).expect(404, { error: 'Invalid image ID' });
    }
  });

  it('answers 405 with Allow for a method that a path does not know, and 404 for an unknown path', async () => {
    const answer = await request(registry.server).post(`/v1/images/${anImageId()}/ancestry`).expect(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
    await request(registry.server).get('/v1/images/').expect(404, { error: 'Not found' });
  });
});
