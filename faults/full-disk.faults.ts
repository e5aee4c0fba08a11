import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, longestBuildMs } from '@drydock/testing';
import type { TestUser } from '../acceptance/support/administration.ts';
import { anImage, push, type EngineImage } from '../acceptance/support/engine.ts';
import { LoadJournal } from './load/load-journal.ts';
import { readAcknowledged } from './load/pull-once.ts';
import { attempt } from './support/attempt.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { aPull, aPush, pushStatus, type PushStep } from './support/engine-steps.ts';
import { startStack, type Stack } from './support/start-stack.ts';
import { listStrayBytes } from './support/unsettled.ts';

const mebibyte = 1_048_576;
const diskBytes = 48 * mebibyte;
const mostBallastBytes = 4 * mebibyte;
/** Too little for a large layer, enough for a part of it. */
const roomBytes = 12 * mebibyte;
const enoughBytes = 256 * mebibyte;
const largeBytes = 20 * mebibyte;
const wholeBytes = 6 * mebibyte;
const noRoom = 507;

describe('a bucket whose disk is full', () => {
  let stack: Stack;
  let user: TestUser;
  let whyNot: string | undefined;
  const there = anImage({ sizeBytes: 300_000 });
  const journal = new LoadJournal();

  beforeAll(async () => {
    const started = await startStack({ name: 'full-disk', s3: { diskBytes } });
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    stack = started;
    user = await stack.administration.createUser('full');
    const repository = `${user.username}/there`;
    await push(client(), { ...user, repository, images: [there], tags: { latest: there.id } });
    journal.acknowledge(repository, there);
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => stack?.stop());

  const client = () => stack.administration.client;
  const aNewPush = (name: string, sizeBytes: number) => {
    const image = anImage({ sizeBytes });
    const repository = `${user.username}/${name}`;
    const plan = { client: client(), user, repository, tag: 'latest', image };
    return { repository, image, calls: aPush(plan) };
  };
  /** Until not even a few bytes are taken any more. */
  const fillDisk = async (label: string) => {
    for (let [piece, sizeBytes] = [0, mostBallastBytes]; sizeBytes >= 1; piece += 1) {
      const isTaken = await stack.bucket
        .put(`ballast/${label}-${String(piece)}`, Buffer.alloc(sizeBytes, 1))
        .then(
          () => true,
          () => false,
        );
      if (!isTaken) sizeBytes = Math.floor(sizeBytes / 8);
    }
  };
  type Push = ReturnType<typeof aNewPush>;
  const does = async ({ calls }: Push, ...steps: readonly PushStep[]) => {
    for (const step of steps) {
      expect(await attempt(() => calls.call(step), { expected: [pushStatus[step]] }), step).toMatchObject({
        kind: 'done',
      });
    }
  };
  const refusesLayer = async ({ calls }: Push) => {
    const tried = await attempt(() => calls.call('layer'), { expected: [noRoom] });
    expect(tried).toMatchObject({ kind: 'done' });
    if (tried.kind !== 'done') return;
    expect(tried.response.json()).toEqual({ error: 'No space left to store this layer' });
  };
  const pulls = async (repository: string, image: EngineImage) => {
    const pull = aPull({ client: client(), repository, image });
    for (const step of ['images', 'tags', 'ancestry', 'image-json'] as const) {
      expect(await attempt(() => pull.call(step), { expected: [200] }), step).toMatchObject({ kind: 'done' });
    }
    const layer = journal.acknowledged.find(({ imageId }) => imageId === image.id);
    if (layer === undefined) throw new Error('never acknowledged');
    expect(await readAcknowledged({ client: client(), journal }, layer, pull.token())).toBe(true);
    expect(journal.violations).toEqual([]);
  };

  it('refuses layers, goes on with all else, keeps nothing of them, and takes them once there is room', async () => {
    await fillDisk('before');
    await stack.growDisk(diskBytes + roomBytes);
    const pushes = [aNewPush('large', largeBytes), aNewPush('large-too', largeBytes)];
    for (const one of pushes) await does(one, 'announce', 'json');
    // Both at once; neither fits.
    await Promise.all(pushes.map(refusesLayer));

    // What is left by now may still hold a few that are sent whole.
    const small: Push[] = [];
    for (let isFull = false; !isFull;) {
      const one = aNewPush(`whole-${String(small.length)}`, wholeBytes);
      small.push(one);
      await does(one, 'announce', 'json');
      const tried = await attempt(() => one.calls.call('layer'), { expected: [200, noRoom] });
      if (tried.kind === 'failed') throw new Error(`${String(tried.status)} ${tried.why}`);
      isFull = tried.response.status === noRoom;
      if (!isFull) {
        await does(one, 'checksum', 'tag', 'finish');
        journal.acknowledge(one.repository, one.image);
      }
    }
    const last = small.at(-1);
    if (last) pushes.push(last);

    await fillDisk('after');
    await pulls(journal.acknowledged[0]?.repository ?? '', there);
    const services = await stack.processes.list();
    for (const { title, url } of services) {
      const ready = await fetch(`${url}/readyz`);
      expect(ready.status, `${title}: ${await ready.text()}`).toBe(200);
    }
    expect(await listStrayBytes(stack.rows, stack.bucket)).toEqual([]);
    expect(await listBrokenInvariants(stack.rows)).toEqual([]);

    await stack.growDisk(enoughBytes);
    for (const one of pushes) {
      // A store looks at its disk now and then.
      const again = () => one.calls.call('layer');
      await eventually(async () => expect((await again()).status).toBe(200), { intervalMs: 500 });
      await does(one, 'checksum', 'tag', 'finish');
      journal.acknowledge(one.repository, one.image);
    }
    for (const { repository, image } of [...pushes, ...small]) await pulls(repository, image);
    expect(await listStrayBytes(stack.rows, stack.bucket)).toEqual([]);
    expect(await listBrokenInvariants(stack.rows)).toEqual([]);
  });
});
