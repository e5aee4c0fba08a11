import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  createRawClient,
  longestBuildMs,
  s3Variables,
  startTestMinio,
  type RawClient,
  type RawResponse,
  type TestS3,
} from '@drydock/testing';
import { play } from './replay/play-transcript.ts';
import { loadTranscripts } from './replay/transcript.ts';
import { administer, expectStatus, type Administration, type TestUser } from './support/administration.ts';
import { loggedInCli } from './support/cli.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { resumedRead } from './support/resumed-read.ts';
import { readTar } from './support/save-archive.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/** It leaves its credentials behind when it is sent to another host (protocol 4.3). */
const engine = { 'User-Agent': 'docker/1.5.0 go/go1.3.3 git-commit/a8a31ef kernel/3.13' };

describe('layers by redirect from services to MinIO', () => {
  const image = anImage({ sizeBytes: 300_000 });
  const size = image.layer.bytes.length;
  let s3: TestS3;
  let publicEndpoint: string;
  let deployment: RunningDeployment;
  let administration: Administration;
  let client: RawClient;
  let user: TestUser;
  let token: string;
  let whyNot: string | undefined;

  beforeAll(async () => {
    const found = await startTestMinio();
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    s3 = found;
    // Another name than the registry's: engines before 1.7 carry their credentials to a store of the same one.
    publicEndpoint = s3.endpoint.replace('127.0.0.1', 'localhost');
    deployment = await startDeployment('services', {
      ...s3Variables(s3, 'drydock-redirects'),
      DRYDOCK_S3_PUBLIC_ENDPOINT: publicEndpoint,
      DRYDOCK_LAYER_DELIVERY: 'redirect',
      DRYDOCK_REDIRECT_NETWORKS: '127.0.0.0/8',
      DRYDOCK_TRUSTED_PROXIES: '127.0.0.1',
    });
    administration = administer(deployment);
    ({ client } = administration);
    user = await administration.createUser('redirects');
    const repository = `${user.username}/app`;
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    token = await pullToken(client, repository, user.authorization);
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    await deployment?.stop();
    await s3?.stop();
  });

  const layer = (headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    imageCalls(client, token).read(image.id, 'layer', { ...engine, ...headers }, method);

  const locationOf = async (method: string): Promise<URL> => {
    const answer = expectStatus(await layer({}, method), 302);
    expect(answer.header('Cache-Control')).toBe('private, no-store');
    return new URL(answer.header('Location') ?? '');
  };
  const atStore = (
    { origin, pathname, search }: URL,
    method: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawResponse> =>
    createRawClient(origin).request({
      method,
      path: `${pathname}${search}`,
      headers: { ...engine, ...headers },
    });

  it.each(['GET', 'HEAD'])(
    '[50] give a %s a URL of its own, that the store answers to nobody else',
    async (method) => {
      const location = await locationOf(method);
      expect(location.origin).toBe(new URL(publicEndpoint).origin);
      const answer = expectStatus(await atStore(location, method), 200);
      expect(answer.header('Content-Length')).toBe(String(size));
      expect(answer.header('Accept-Ranges')).toBe('bytes');
      expect(answer.header('Content-Encoding')).toBeUndefined();
      expect(answer.body.equals(method === 'GET' ? image.layer.bytes : Buffer.alloc(0))).toBe(true);

      expectStatus(await atStore(location, method === 'GET' ? 'HEAD' : 'GET'), 403);
      expectStatus(await atStore(location, 'DELETE'), 403);
      const other = new URL(location);
      other.pathname = `${location.pathname}0`;
      expectStatus(await atStore(other, method), 403);
    },
  );

  it('[50] take a Range along', async () => {
    const part = await atStore(await locationOf('GET'), 'GET', { Range: `bytes=1000-${String(size)}` });
    expectStatus(part, 206);
    expect(part.header('Content-Range')).toBe(`bytes 1000-${String(size - 1)}/${String(size)}`);
    expect(part.body.equals(image.layer.bytes.subarray(1000))).toBe(true);
  });

  it.each([0, 1, size / 2, size - 1, size])('[49] are resumed after a cut at %i bytes', async (cutAt) => {
    const path = `/v1/images/${image.id}/layer`;
    const headers = { ...engine, Authorization: token };
    const whole = await resumedRead(deployment.url, { path, headers, size, cutAt });
    expect(whole.equals(image.layer.bytes)).toBe(true);
  });

  it('[50] are streamed to clients of other networks, and to what would carry its credentials along', async () => {
    for (const headers of [{ 'X-Forwarded-For': '192.0.2.1' }, { 'User-Agent': 'curl/7.35.0' }]) {
      const answer = expectStatus(await layer(headers), 200);
      expect(answer.header('Location')).toBeUndefined();
      expect(answer.body.equals(image.layer.bytes)).toBe(true);
    }
  });

  it('are shown to nobody without a right to them', async () => {
    const hidden = anImage();
    const repository = `${user.username}/hidden`;
    await push(client, { ...user, repository, images: [hidden], tags: {} });
    const properties = await client.request({
      method: 'PUT',
      path: `/v1/repositories/${repository}/properties`,
      headers: { Authorization: user.authorization, 'Content-Type': 'application/json' },
      body: '{"access":"private"}',
    });
    expectStatus(properties, 200);
    const asked = (headers: Readonly<Record<string, string>>) =>
      client.request({ path: `/v1/images/${hidden.id}/layer`, headers: { ...engine, ...headers } });
    expectStatus(
      await asked({ Authorization: await pullToken(client, repository, user.authorization) }),
      302,
    );
    for (const headers of [{}, { Authorization: token }]) {
      const answer = await asked(headers);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.header('Location')).toBeUndefined();
    }
  });

  it("give a pull of the project's own client what was pushed", async () => {
    expectStatus(await layer({ 'User-Agent': 'drydock-cli/0.1.0' }), 302);
    const cli = await loggedInCli(new URL(deployment.url).host, user);
    onTestFinished(() => cli.remove());
    const reference = `${new URL(deployment.url).host}/${user.username}/app:latest`;
    const ended = await cli.run('pull', reference, '-o', 'out.tar');
    expect(ended).toMatchObject({ exitCode: 0, error: '' });
    const files = [...readTar(await readFile(join(cli.directory, 'out.tar'))).values()];
    expect(files.some((file) => file.equals(gunzipSync(image.layer.bytes)))).toBe(true);
  });

  it.each(loadTranscripts().filter(({ scenario }) => scenario === 'redirect-pull'))(
    '[50] $name goes on at each step',
    async (transcript) => {
      expect(transcript.steps.filter(({ status }) => status === 302)).not.toEqual([]);
      expect(await play(administration, transcript, { isRedirecting: true })).toEqual([]);
    },
  );
});
