import { eventually } from '@drydock/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { anImage, push } from './support/engine.ts';
import { sha256 } from './support/save-archive.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly result: Readonly<Record<string, unknown>> | null;
}

describe.each(sharedDeployments())('runs on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client, admin } = administration;
  let user: TestUser;

  beforeAll(async () => {
    user = await administration.createUser('runner');
  });

  const call = (as: TestUser, method: string, path: string, body?: object) =>
    client.request({
      method,
      path,
      headers: { Authorization: as.authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it.each([
    ['/api/gc/runs', undefined],
    ['/api/check/runs', undefined],
    ['/api/verify/runs', undefined],
    ['/api/reconcile/runs', undefined],
    ['/api/rebuild/runs', { compare: true }],
  ])('POST %s is done by a worker and can be polled', async (path, body) => {
    const started = expectStatus(await call(admin, 'POST', path, body), 202);
    const { id } = started.json() as Run;
    expect(started.header('Location')).toBe(`/api/runs/${id}`);
    const ended = await eventually(
      async () => {
        const run = expectStatus(await call(admin, 'GET', `/api/runs/${id}`), 200).json() as Run;
        expect(run.state).toBe('done');
        return run;
      },
      { timeoutMs: 90_000 },
    );
    expect(ended.result).not.toBeNull();
    const items = expectStatus(await call(admin, 'GET', `/api/runs/${id}/items?limit=5`), 200).json();
    expect(items).toMatchObject({ items: expect.any(Array) as unknown });
  });

  it('the state of the collection, and what keeps an image, are told', async () => {
    const status = expectStatus(await call(admin, 'GET', '/api/gc/status'), 200).json();
    expect(status).toMatchObject({ stored: { blobs: expect.any(Number) as number } });
    const image = anImage();
    const repository = `${user.username}/kept`;
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    const explain = (subject: string) => call(admin, 'GET', `/api/gc/explain?subject=${subject}`);
    const told = expectStatus(await explain(image.id), 200).json();
    expect(told).toMatchObject({
      subject: image.id,
      images: [
        {
          repository,
          reasons: expect.arrayContaining([
            { kind: 'tag', via: [], tag: 'latest', until: null, reference: null },
          ]) as unknown,
        },
      ],
    });
    expect((await explain('f'.repeat(64))).status).toBe(404);
    expect((await explain('nothing')).status).toBe(400);
  });

  it('what is corrupt or missing is listed, and what is whole needs no healing', async () => {
    const image = anImage();
    const repository = `${user.username}/whole`;
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    const { items } = expectStatus(await call(admin, 'GET', '/api/verify/failed?limit=5'), 200).json() as {
      items: unknown[];
    };
    expect(items).toEqual([]);
    const heal = (digest: string, as: TestUser) =>
      client.request({
        method: 'PUT',
        path: `/api/verify/blobs/${digest}`,
        headers: { Authorization: as.authorization, 'Content-Type': 'application/octet-stream' },
        body: image.layer.bytes,
      });
    const digest = `sha256:${sha256(Buffer.from(image.layer.bytes))}`;
    expect(expectStatus(await heal(digest, admin), 200).json()).toEqual({ digest, outcome: 'healthy' });
    expect((await heal(`sha256:${'0'.repeat(64)}`, admin)).status).toBe(404);
    expect((await heal(digest, user)).status).toBe(403);
  });

  it('are for administrators', async () => {
    expect((await call(user, 'POST', '/api/gc/runs')).status).toBe(403);
    for (const path of ['/api/check/runs', '/api/verify/runs']) {
      expect((await call(user, 'POST', path)).status).toBe(403);
    }
    expect((await call(user, 'GET', '/api/verify/failed')).status).toBe(403);
    expect((await call(user, 'GET', '/api/gc/status')).status).toBe(403);
    expect((await call(user, 'GET', '/api/gc/explain?subject=x')).status).toBe(403);
    expect((await client.request({ method: 'POST', path: '/api/gc/runs' })).status).toBe(401);
  });
});
