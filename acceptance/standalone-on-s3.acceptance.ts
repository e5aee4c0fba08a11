import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, longestBuildMs, startTestStores, type TestStores } from '@drydock/testing';
import { administer, expectStatus } from './support/administration.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';
import { storedInBucket } from './support/stored-objects.ts';

const bucket = 'drydock-standalone';

describe('the standalone on MinIO and Redis', () => {
  let stores: TestStores;
  let deployment: RunningDeployment;
  let whyNot: string | undefined;

  beforeAll(async () => {
    const found = await startTestStores(bucket);
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    stores = found;
    deployment = await startDeployment('standalone', {
      ...stores.variables,
      DRYDOCK_LOG_LEVEL: 'debug',
    });
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    await deployment?.stop();
    await stores?.stop();
  });

  it('keeps what is pushed in the bucket alone, gives it back, and reads each layer back by a job of Redis', async () => {
    const { client, admin, createUser } = administer(deployment);
    const user = await createUser('bucket');
    const repository = `${user.username}/app`;
    const base = anImage({ sizeBytes: 3_000_000 });
    const top = anImage({ parent: base.id });
    await push(client, { ...user, repository, images: [base, top], tags: { latest: top.id } });

    const calls = imageCalls(client, await pullToken(client, repository, admin.authorization));
    for (const { id, layer } of [base, top]) {
      expect(expectStatus(await calls.read(id, 'layer'), 200).body.equals(layer.bytes)).toBe(true);
    }
    const stored = storedInBucket(stores.s3, bucket);
    const objects = await Promise.all((await stored.list()).map((key) => stored.read(key)));
    for (const { layer } of [base, top]) {
      expect(objects.filter((bytes) => bytes.equals(layer.bytes))).toHaveLength(1);
    }
    expect(existsSync(join(deployment.dataDirectory, 'blobs'))).toBe(false);

    const isVerified = /"kind":"done",[^\n]*"verify-layer"/g;
    await eventually(() => expect(deployment.process.output().match(isVerified)).toHaveLength(2), {
      timeoutMs: 30_000,
    });
    const jobs = new Redis(stores.redis.url);
    try {
      expect(Number(await jobs.get('drydock:registry-jobs:id'))).toBeGreaterThanOrEqual(2);
    } finally {
      jobs.disconnect();
    }
  });
});
