import { connect, type Socket } from 'node:net';
import request from 'supertest';
import { eventually } from '@drydock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, sha256, type ARegistry } from '../../../test/a-registry.ts';

const name = 'bobby/app';
const ids = Array.from({ length: 12 }, anImageId);

describe('PUT layer', () => {
  let registry: ARegistry;
  let write: string;
  const put = (imageId: string, resource: string) =>
    request(registry.server).put(`/v1/images/${imageId}/${resource}`).set('Authorization', write);
  const begin = async (): Promise<{ id: string; json: string }> => {
    const id = ids.pop() ?? '';
    const json = JSON.stringify({ id });
    await put(id, 'json').send(json).expect(200);
    return { id, json };
  };
  const open = (imageId: string, headers: readonly string[]): Socket => {
    const socket = connect(Number(new URL(registry.url).port), '127.0.0.1');
    socket.write(
      [
        `PUT /v1/images/${imageId}/layer HTTP/1.1`,
        'Host: test',
        `Authorization: ${write}`,
        ...headers,
        '',
        '',
      ].join('\r\n'),
    );
    return socket;
  };
  const answerOf = async (socket: Socket): Promise<string> => {
    const parts: Buffer[] = [];
    for await (const part of socket as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts).toString();
  };
  const objects = async (state: string): Promise<number> => {
    const { rowCount } = await registry.pool.query('SELECT 1 FROM objects WHERE state = $1', [state]);
    return rowCount ?? 0;
  };

  beforeAll(async () => {
    registry = await aRegistry({ uploadIdleMs: 200, layerLimitBytes: 5_000_000 });
    const id = await registry.repository(name, { images: ids });
    write = await registry.token(id, name, 'write');
  });
  afterAll(() => registry.close());

  it('[46] takes a chunked body of unknown length in small pieces, and one with a length', async () => {
    const { id, json } = await begin();
    const socket = open(id, ['Transfer-Encoding: chunked', 'Connection: close']);
    const answer = answerOf(socket);
    const layer = Buffer.alloc(2_500_000, 'abc');
    for (let at = 0; at < layer.length; at += 10_000) {
      const part = layer.subarray(at, at + 10_000);
      socket.write(`${part.length.toString(16)}\r\n`);
      socket.write(part);
      socket.write('\r\n');
    }
    socket.write('0\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    await put(id, 'checksum')
      .set('X-Docker-Checksum-Payload', sha256(json, '\n', layer))
      .expect(200);
  });

  it.each([0, 1, 1_000_000, 2_400_000])(
    '[37] leaves everything as it was when the client goes away after %i bytes',
    async (sentBytes) => {
      const { id, json } = await begin();
      const socket = open(id, ['Content-Length: 2500000']);
      await new Promise((resolve) => socket.write(Buffer.alloc(sentBytes, 'x'), resolve));
      await eventually(async () => expect(await objects('staged')).toBe(1));
      socket.destroy();
      await eventually(async () => expect(await objects('staged')).toBe(0));
      await request(registry.server)
        .get(`/v1/images/${id}/layer`)
        .set('Authorization', write)
        .expect(400, { error: 'Image is being uploaded, retry later' });
      await put(id, 'layer').send('whole').expect(200);
      await put(id, 'checksum')
        .set('X-Docker-Checksum-Payload', sha256(json, '\n', 'whole'))
        .expect(200);
    },
  );

  it('ends an upload of which nothing comes any more, and says so', async () => {
    const { id } = await begin();
    const socket = open(id, ['Content-Length: 1000']);
    socket.write('a little');
    expect(await answerOf(socket)).toMatch(/^HTTP\/1.1 408 /);
    expect(await objects('staged')).toBe(0);
  });

  it('refuses a body that is longer than allowed, and lets the client read the answer', async () => {
    const { id } = await begin();
    await put(id, 'layer').send(Buffer.alloc(6_000_000)).expect(413, { error: 'Request body too large' });
    expect(await objects('staged')).toBe(0);
  });

  it('[36] answers before it resets a client that sends what is not wanted', async () => {
    await request(registry.server)
      .put(`/v1/images/${anImageId()}/layer`)
      .send(Buffer.alloc(4_000_000))
      .expect(401, { error: 'Requires authorization' });
  });

  it('refuses a layer whose JSON came again meanwhile', async () => {
    const { id } = await begin();
    const socket = open(id, ['Content-Length: 5', 'Connection: close']);
    const answer = answerOf(socket);
    socket.write('la');
    await eventually(async () => expect(await objects('staged')).toBe(1));
    await put(id, 'json')
      .send(JSON.stringify({ id, comment: 'again' }))
      .expect(200);
    socket.write('yer');
    expect(await answer).toMatch(/^HTTP\/1.1 400 /);
    expect(await objects('staged')).toBe(0);
  });
});
