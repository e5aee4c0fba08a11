import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  longestBuildMs,
  eventually,
  startTestStores,
  type RawResponse,
  type TestStores,
} from '@drydock/testing';
import { administer, expectStatus, type Administration, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls, pullToken, push } from './support/engine.ts';
import { serviceProcesses, type ServiceProcess } from './support/service-processes.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

const replicas = ['--registry', '2', '--hub', '2'];
const titles = { gateway: 1, hub: 2, registry: 2, worker: 1 } as const;

describe('services with replicas on MinIO and Redis', () => {
  let stores: TestStores;
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;
  let whyNot: string | undefined;

  beforeAll(async () => {
    const found = await startTestStores('drydock-acceptance');
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    stores = found;
    const env = { ...stores.variables, DRYDOCK_LOG_LEVEL: 'debug' };
    deployment = await startDeployment('services', env, replicas);
    administration = administer(deployment);
    user = await administration.createUser('production');
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    await deployment?.stop();
    await stores?.stop();
  });

  const processes = () => serviceProcesses(deployment);
  const readBack = async (repository: string, image: ReturnType<typeof anImage>) => {
    const { client } = administration;
    const calls = imageCalls(client, await pullToken(client, repository, user.authorization));
    expect(expectStatus(await calls.read(image.id, 'layer'), 200).body.equals(image.layer.bytes)).toBe(true);
  };

  it('run under titles of their own, with a worker because there is a queue', async () => {
    for (const [kind, count] of Object.entries(titles))
      await processes().untilReady(`drydock-${kind}`, count);
  });

  it('take a push and give it back, and the worker reads the layer back', async () => {
    const repository = `${user.username}/app`;
    const base = anImage({ sizeBytes: 3_000_000 });
    const top = anImage({ parent: base.id });
    await push(administration.client, { ...user, repository, images: [base, top], tags: { latest: top.id } });
    for (const image of [base, top]) await readBack(repository, image);
    const [worker] = await processes().list('drydock-worker');
    const done = new RegExp(`"pid":${String(worker?.pid)},.*"kind":"done",.*"verify-layer"`);
    await eventually(() => expect(deployment.process.output()).toMatch(done), { timeoutMs: 30_000 });
  });

  it(
    'spread a push over the registry replicas, whichever of them is killed after any call',
    { timeout: 240_000 },
    async () => {
      const { client } = administration;
      const repository = `${user.username}/killed`;
      const image = anImage({ sizeBytes: 200_000 });
      let turn = 0;
      const thenKillOne = async (answer: Promise<RawResponse>) => {
        expectStatus(await answer, 200);
        const found = await processes().untilReady('drydock-registry', 2);
        const victim = found[turn++ % 2];
        if (victim) processes().kill(victim);
      };
      const token = await announce(client, { ...user, repository, ids: [image.id] });
      const calls = imageCalls(client, token);
      await thenKillOne(calls.json(image));
      await thenKillOne(calls.layer(image));
      await thenKillOne(calls.checksum(image));
      await thenKillOne(calls.tag(repository, 'latest', image.id));
      await readBack(repository, image);
      await processes().untilReady('drydock-registry', 2);
    },
  );

  it('let the retry take over an upload that died with its replica', async () => {
    const { client } = administration;
    const repository = `${user.username}/taken-over`;
    const image = anImage({ sizeBytes: 100_000 });
    const token = await announce(client, { ...user, repository, ids: [image.id] });
    const calls = imageCalls(client, token);
    expectStatus(await calls.json(image), 200);
    const stuck = new AbortController();
    async function* halfOfIt() {
      yield image.layer.bytes.subarray(0, 50_000);
      await once(stuck.signal, 'abort');
      stuck.signal.throwIfAborted();
    }
    let hasEnded = false;
    const dying = client
      .request({
        method: 'PUT',
        path: `/v1/images/${image.id}/layer`,
        headers: { Authorization: token },
        body: halfOfIt(),
      })
      .then(
        ({ status }) => status,
        () => 'cut',
      )
      .finally(() => {
        hasEnded = true;
      });
    // Whichever of the two has it.
    for (const victim of await processes().untilReady('drydock-registry', 2)) {
      if (hasEnded) break;
      processes().kill(victim);
      await processes().untilReady('drydock-registry', 2);
    }
    expect(await dying).not.toBe(200);
    stuck.abort();
    expectStatus(await calls.layer(image), 200);
    expectStatus(await calls.checksum(image), 200);
    await readBack(repository, image);
  });

  it('start each process again that dies', async () => {
    for (const [kind, count] of Object.entries(titles)) {
      const [victim] = await processes().untilReady(`drydock-${kind}`, count);
      if (victim) processes().kill(victim);
      const after = await eventually(async () => {
        const found = await processes().untilReady(`drydock-${kind}`, count);
        if (found.some(({ pid }: ServiceProcess) => pid === victim?.pid)) throw new Error('not gone yet');
        return found;
      });
      expect(after).toHaveLength(count);
    }
    await push(administration.client, {
      ...user,
      repository: `${user.username}/after`,
      images: [anImage()],
      tags: {},
    });
  });

  it('end with the process that was started', async () => {
    const all = await processes().list();
    expect(all.length).toBe(6);
    expect(await deployment.process.stop(60_000)).toBe(0);
    for (const { pid, title } of all) expect(() => process.kill(pid, 0), title).toThrow('ESRCH');
  });
});
