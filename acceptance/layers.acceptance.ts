import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticLayer } from '@drydock/testing';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls, pullToken, push, type EngineImage } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';
import { resumedRead } from './support/resumed-read.ts';
import { downloadGenerated, uploadGenerated } from './support/upload-generated.ts';

/** By hand, at full size: DRYDOCK_TEST_LAYER_BYTES=4400000000 npx vitest run --project acceptance acceptance/layers */
const generatedBytes = Number(process.env['DRYDOCK_TEST_LAYER_BYTES'] ?? 64 * 1024 * 1024);
const longTest = Math.max(120_000, generatedBytes / 5000);

describe.each(sharedDeployments())('layers on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client } = administration;
  let user: TestUser;
  let repository: string;
  let image: EngineImage;
  let token: string;

  beforeAll(async () => {
    user = await administration.createUser('layers');
    repository = `${user.username}/app`;
    image = anImage({ sizeBytes: 100_000 });
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    token = await pullToken(client, repository, user.authorization);
  });

  const bytes = () => image.layer.bytes;
  const read = (headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    imageCalls(client, token).read(image.id, 'layer', headers, method);

  /** Pushes a body as a layer of a new image and gives what comes back. */
  const roundTrip = async (body: Buffer, headers: Readonly<Record<string, string>> = {}) => {
    const made = anImage();
    const name = `${user.username}/trip-${made.id.slice(0, 12)}`;
    const write = await announce(client, { ...user, repository: name, ids: [made.id] });
    const calls = imageCalls(client, write);
    expectStatus(await calls.json(made), 200);
    const put = await client.request({
      method: 'PUT',
      path: `/v1/images/${made.id}/layer`,
      headers: { Authorization: write, ...headers },
      body,
    });
    expectStatus(put, 200);
    const sum = createHash('sha256').update(made.json).update('\n').update(body).digest('hex');
    const done = await client.request({
      method: 'PUT',
      path: `/v1/images/${made.id}/checksum`,
      headers: { Authorization: write, 'X-Docker-Checksum-Payload': `sha256:${sum}` },
    });
    expectStatus(done, 200);
    return { id: made.id, read: (part: string) => calls.read(made.id, part) };
  };

  it('[46] takes a layer with a length and one of zero bytes', async () => {
    const known = await (await roundTrip(syntheticLayer(5000, 3).bytes)).read('layer');
    expect(known.header('Content-Length')).toBe('5000');
    const empty = await roundTrip(Buffer.alloc(0));
    const answer = await empty.read('layer');
    expect([answer.status, answer.header('Content-Length')]).toEqual([200, '0']);
    expect((await empty.read('json')).header('X-Docker-Size')).toBe('0');
  });

  it('[46] takes a large generated layer and gives it back whole', { timeout: longTest }, async () => {
    const large = { user, repository: `${user.username}/large`, sizeBytes: generatedBytes };
    const layer = await uploadGenerated(client, large);
    const { length, sha256 } = await downloadGenerated(client, layer);
    expect([length, sha256]).toEqual([String(generatedBytes), layer.sha256]);
  });

  it('[47] states its exact size and is never encoded', async () => {
    const answer = await read({ 'Accept-Encoding': 'gzip, deflate, br' });
    const json = await imageCalls(client, token).read(image.id, 'json');
    expect(answer.status).toBe(200);
    expect(answer.header('Content-Length')).toBe(String(bytes().length));
    expect(json.header('X-Docker-Size')).toBe(String(bytes().length));
    expect(answer.header('Content-Type')).toBe('application/octet-stream');
    expect(answer.header('Content-Encoding')).toBeUndefined();
    expect(answer.header('Accept-Ranges')).toBe('bytes');
    expect(answer.header('Cache-Control')).toBe('private, max-age=31536000');
    expect(answer.header('Vary')).toBe('Authorization, Cookie');
    expect(answer.body.equals(bytes())).toBe(true);
  });

  const size = 100_000;
  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=500-', 500, size - 1],
    [`bytes=500-${String(size)}`, 500, size - 1],
    ['bytes=-10', size - 10, size - 1],
    ['bytes=0-0', 0, 0],
    ['bytes=5-10, bytes=5-10', 5, 10],
    [`bytes=${String(size - 1)}-${String(size)}`, size - 1, size - 1],
  ])('[48] %s is a part', async (range, first, last) => {
    const answer = await read({ Range: range });
    expect(answer.status).toBe(206);
    expect(answer.header('Content-Range')).toBe(`bytes ${String(first)}-${String(last)}/${String(size)}`);
    expect(answer.header('Content-Length')).toBe(String(last - first + 1));
    expect(answer.body.equals(bytes().subarray(first, last + 1))).toBe(true);
  });

  it.each([`bytes=${String(size)}-${String(size)}`, 'bytes=200000-200001', `bytes=${String(size)}-`])(
    '[48] %s is past the end',
    async (range) => {
      const answer = await read({ Range: range });
      expect([answer.status, answer.body.length, answer.header('Content-Length')]).toEqual([416, 0, '0']);
      expect(answer.header('Content-Range')).toBe(`bytes */${String(size)}`);
    },
  );

  it.each(['bytes=0-1,5-6', 'lines=0-1', 'bytes=x-y', 'bytes', 'bytes=9-3'])(
    '[48] %s is the whole',
    async (range) => {
      const answer = await read({ Range: range });
      expect([answer.status, answer.body.length]).toEqual([200, size]);
    },
  );

  it.each([0, 1, 50_000, size - 1, size])(
    '[49] a read cut after %i bytes is resumed as engines do',
    async (cutAt) => {
      const headers = { Authorization: token };
      const whole = await resumedRead(deployment.url, {
        path: `/v1/images/${image.id}/layer`,
        headers,
        size,
        cutAt,
      });
      expect(whole.equals(bytes())).toBe(true);
    },
  );

  it('[50] a call that followed a redirect carries its headers twice and is answered all the same', async () => {
    const answer = await client.request({
      path: `/v1/images/${image.id}/layer?cdn=1`,
      headers: [
        ['Authorization', token],
        ['X-Docker-Token', 'true'],
        ['X-Docker-Token', 'true'],
        ['Range', 'bytes=5-10'],
        ['Range', 'bytes=5-10'],
        ['Referer', `${deployment.url}/v1/images/${image.id}/layer`],
      ],
    });
    expect([answer.status, answer.body.length]).toEqual([206, 6]);
  });

  it('[51] answers 304 only to who may read and for what is there', async () => {
    const etag = (await read()).header('ETag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    const conditions = [{ 'If-None-Match': etag }, { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' }];
    for (const condition of conditions) {
      const answer = await read(condition);
      expect([answer.status, answer.body.length]).toEqual([304, 0]);
      const absent = await imageCalls(client, token).read('d'.repeat(64), 'layer', condition);
      expect(absent.status).toBe(404);
      const refused = await client.request({
        path: `/v1/images/${image.id}/layer`,
        headers: { Authorization: token.replace('signature=', 'signature=x'), ...condition },
      });
      expect(refused.status).toBe(401);
    }
  });

  it.each([
    ['a gzip of nothing', gzipSync(Buffer.alloc(0)), 200],
    ['a gzipped tar', syntheticLayer(4096, 4).bytes, 200],
    ['a plain tar of end blocks', Buffer.alloc(1024), 200],
    ['garbage', Buffer.from('this is not a tar at all, whatever one may think of it'.repeat(40)), 400],
  ])('[52] stores and serves %s alike', async (_what, body, status) => {
    const stored = await roundTrip(body);
    expect((await stored.read('layer')).body.equals(body)).toBe(true);
    expect((await stored.read('files')).status).toBe(status);
  });
});
