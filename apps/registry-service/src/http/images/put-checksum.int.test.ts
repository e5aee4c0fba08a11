import request from 'supertest';
import { syntheticLayer } from '@drydock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, sha256, type ARegistry } from '../../../test/a-registry.ts';

const name = 'bobby/app';
const ids = Array.from({ length: 12 }, anImageId);
const layer = syntheticLayer(4_096);

describe('PUT checksum with a tarsum', () => {
  let registry: ARegistry;
  let write: string;
  const put = (imageId: string, resource: string) =>
    request(registry.server).put(`/v1/images/${imageId}/${resource}`).set('Authorization', write);
  const get = (imageId: string) =>
    request(registry.server).get(`/v1/images/${imageId}/json`).set('Authorization', write);
  const putLayer = (imageId: string, bytes: Buffer = layer.bytes) =>
    put(imageId, 'layer').set('Content-Type', 'application/octet-stream').send(bytes).expect(200);
  const begin = async (): Promise<{ id: string; json: string }> => {
    const id = ids.pop() ?? '';
    const json = JSON.stringify({ id });
    await put(id, 'json').send(json).expect(200);
    return { id, json };
  };

  beforeAll(async () => {
    registry = await aRegistry();
    const id = await registry.repository(name, { images: ids });
    write = await registry.token(id, name, 'write');
  });
  afterAll(() => registry.close());

  it('[40] takes a right tarsum alone, as engines up to 0.8 send it, and shows it from then on', async () => {
    const { id, json } = await begin();
    await putLayer(id);
    await put(id, 'checksum').set('X-Docker-Checksum', layer.tarSum(json)).expect(200, 'true');
    const answer = await get(id).expect(200);
    expect(answer.headers['x-docker-checksum']).toBe(layer.tarSum(json));
  });

  it('[40] takes a right payload checksum beside a wrong tarsum, and the other way round as 0.9 sends it', async () => {
    for (const [right, wrong] of [
      ['X-Docker-Checksum-Payload', 'X-Docker-Checksum'],
      ['X-Docker-Checksum', 'X-Docker-Checksum-Payload'],
    ] as const) {
      const { id, json } = await begin();
      await putLayer(id);
      const values = {
        'X-Docker-Checksum': layer.tarSum(json),
        'X-Docker-Checksum-Payload': layer.payloadChecksum(json),
      };
      const off = { 'X-Docker-Checksum': `tarsum+${sha256('x')}`, 'X-Docker-Checksum-Payload': sha256('x') };
      await put(id, 'checksum').set(right, values[right]).set(wrong, off[wrong]).expect(200);
    }
  });

  it('[40] waits for a tarsum that came before its layer, and takes the payload checksum after it', async () => {
    const early = await begin();
    await put(early.id, 'checksum').set('X-Docker-Checksum', layer.tarSum(early.json)).expect(200);
    await get(early.id).expect(400);
    await putLayer(early.id);
    await get(early.id).expect(200);

    const { id, json } = await begin();
    await put(id, 'checksum')
      .set('X-Docker-Checksum', `tarsum+${sha256('other')}`)
      .expect(200);
    await putLayer(id);
    await get(id).expect(400);
    await put(id, 'checksum').set('X-Docker-Checksum-Payload', layer.payloadChecksum(json)).expect(200);
    await get(id).expect(200);
  });

  it('[39] refuses a wrong tarsum, leaves the image as it is, and never fails on what is no tar', async () => {
    const { id, json } = await begin();
    await putLayer(id);
    const wrong = `tarsum+${sha256('x')}`;
    await put(id, 'checksum').set('X-Docker-Checksum', wrong).expect(400, { error: 'Checksum mismatch' });
    await put(id, 'checksum').set('X-Docker-Checksum', layer.tarSum(json)).expect(200);

    const garbage = await begin();
    await putLayer(garbage.id, Buffer.from('no tar'));
    await put(garbage.id, 'checksum').set('X-Docker-Checksum', wrong).expect(400);
    await put(garbage.id, 'checksum')
      .set('X-Docker-Checksum', sha256(garbage.json, '\n', 'no tar'))
      .expect(200);
  });
});
