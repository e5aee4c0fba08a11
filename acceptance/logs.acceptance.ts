import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  s3Variables,
  startTestMinio,
  startTestRedis,
  tempDirectory,
  type TestRedis,
  type TestS3,
} from '@drydock/testing';
import { administer } from './support/administration.ts';
import { basic } from './support/credentials.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

const internalSecret = 'internal-secret-of-the-log-test';

/** Every file below the folder for secrets: database passwords and signing keys. */
function keptSecrets(directory: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8').trim();
    const privatePart = /"d":\s*"([^"]+)"/.exec(text)?.[1];
    found.push(privatePart ?? text);
  }
  return found.filter((secret) => secret.length >= 16 && !secret.includes('\n'));
}

const bucketOf = (s3: TestS3) => ({
  ...s3Variables(s3, 'log-test'),
  DRYDOCK_S3_PUBLIC_ENDPOINT: s3.endpoint,
  DRYDOCK_S3_REGION: 'us-east-1',
  DRYDOCK_LAYER_DELIVERY: 'redirect',
  DRYDOCK_REDIRECT_NETWORKS: '127.0.0.0/8',
});

/** One that wants a password, over TLS. */
async function redisVariables(redis: TestRedis): Promise<Readonly<Record<string, string>>> {
  const directory = await tempDirectory('redis-ca');
  const file = join(directory.path, 'ca.pem');
  writeFileSync(file, redis.ca ?? '');
  return { REDIS_URL: redis.url, DRYDOCK_REDIS_CA_FILE: file };
}

const minio = await startTestMinio();
const redis = await startTestRedis({ isSecured: true });

describe('the logs of all processes, at their most talkative', () => {
  let deployment: RunningDeployment;
  beforeAll(async () => {
    deployment = await startDeployment('services', {
      DRYDOCK_LOG_LEVEL: 'debug',
      DRYDOCK_INTERNAL_SECRET: internalSecret,
      ...('unavailable' in minio ? {} : bucketOf(minio)),
      ...('unavailable' in redis ? {} : await redisVariables(redis)),
    });
  });
  afterAll(async () => {
    await deployment.stop();
    if (!('unavailable' in minio)) await minio.stop();
    if (!('unavailable' in redis)) await redis.stop();
  });

  it('hold no password, token, cookie, key or signature, through a push, a pull, failures and the end of Redis and of the database', async (context) => {
    if ('unavailable' in minio) return context.skip(minio.unavailable);
    if ('unavailable' in redis) return context.skip(redis.unavailable);
    const { client, createUser } = administer(deployment);
    const user = await createUser('quiet');
    const secrets = [internalSecret, deployment.admin.password, user.password, minio.secretKey];
    secrets.push(basic(deployment.admin.username, deployment.admin.password).slice(6));
    secrets.push(user.authorization.slice(6), ...keptSecrets(join(deployment.dataDirectory, 'secrets')));
    secrets.push(new URL(redis.url).password);
    expect(secrets.length).toBeGreaterThan(9);

    const image = anImage({ sizeBytes: 20_000 });
    const repository = `${user.username}/quiet`;
    const { authorization } = user;
    const writeToken = await push(client, {
      authorization,
      repository,
      images: [image],
      tags: { latest: image.id },
    });
    const readToken = await pullToken(client, repository, authorization);
    for (const token of [writeToken, readToken]) {
      const signature = /signature=([^,]+)/.exec(token)?.[1] ?? '';
      expect(signature.length).toBeGreaterThan(100);
      secrets.push(signature);
    }
    const layer = await imageCalls(client, readToken).read(image.id, 'layer', {
      'User-Agent': 'docker/1.9.1 go/go1.4.2',
    });
    expect(layer.status).toBe(302);
    const presigned = new URL(layer.header('Location') ?? '').searchParams.get('X-Amz-Signature') ?? '';
    expect(presigned).toMatch(/^[0-9a-f]{64}$/);
    secrets.push(presigned);
    const session = await client.request({
      path: '/v1/users/',
      headers: { Authorization: authorization, Cookie: 'session=never-in-a-log-please' },
    });
    secrets.push('never-in-a-log-please', ...(session.header('Set-Cookie')?.split(/[=;]/) ?? []).slice(1, 2));

    const wrong = 'wrong-password-of-the-log-test';
    secrets.push(wrong, Buffer.from(`${user.username}:${wrong}`).toString('base64'));
    await client.request({ path: '/v1/users/', headers: { Authorization: basic(user.username, wrong) } });
    await client.request({
      path: `/v1/images/${image.id}/json?token=${wrong}`,
      headers: { Authorization: `Token signature=${wrong},repository="${repository}",access=read` },
    });
    await client.request({
      method: 'POST',
      path: '/internal/authenticate',
      headers: { Authorization: `Bearer ${wrong}` },
    });

    // The drivers' own errors: every connection breaks under them.
    await redis.stop();
    await eventually(
      () => {
        for (const process of ['gateway', 'registry', 'worker'])
          expect(deployment.process.output()).toMatch(
            new RegExp(`"name":"drydock-${process}".*"msg":"Redis is away`),
          );
      },
      { timeoutMs: 20_000 },
    );
    const pidFile = join(deployment.dataDirectory, 'postgres', 'cluster', 'postmaster.pid');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
    await eventually(() => expect(deployment.process.output()).toContain('the database is gone'), {
      timeoutMs: 20_000,
    });
    await client
      .request({ path: '/v1/users/', headers: { Authorization: authorization } })
      .catch(() => undefined);
    await eventually(() => expect(deployment.process.hasEnded()).toBe(true), { timeoutMs: 40_000 });

    const output = deployment.process.output();
    for (const process of ['gateway', 'hub', 'registry', 'worker'])
      expect(output).toContain(`"name":"drydock-${process}"`);
    expect(output).toMatch(/"requestId":"[^"]+","method":"PUT"/);
    expect(output).toContain('an idle database connection broke');
    for (const secret of secrets) expect(output.includes(secret), secret).toBe(false);
  });
});
