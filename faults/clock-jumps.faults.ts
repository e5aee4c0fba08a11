import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, longestBuildMs } from '@drydock/testing';
import type { TestUser } from '../acceptance/support/administration.ts';
import { anImage, announce, imageCalls, pullToken, push } from '../acceptance/support/engine.ts';
import { publicClient } from '../acceptance/support/public-client.ts';
import { pullWithToken } from './load/pull-with-token.ts';
import { readAllBack } from './load/read-all-back.ts';
import { pause, startLoad, type Load } from './load/start-load.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { Closers } from './support/closers.ts';
import { createFakedClock, type FakedClock } from './support/faked-clock.ts';
import { startBeside, type ProcessBeside } from './support/process-beside.ts';
import { seededRandom } from './support/random.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type Stack } from './support/start-stack.ts';

const hour = 3_600;
const jumps = [hour, -hour] as const;
const jumpMs = runSettings.lastingMs(1_000) / jumps.length;
/** All shorter than the jump: by a clock that jumped all of it would be over. */
const window = String(hour / 2);
const windows = {
  DRYDOCK_GC_SECONDS: '1',
  DRYDOCK_GC_GRACE_SECONDS: window,
  DRYDOCK_LEASE_SECONDS: window,
  DRYDOCK_MAX_READ_SECONDS: window,
  DRYDOCK_OBJECT_DELAY_SECONDS: window,
  DRYDOCK_TRASH_SECONDS: window,
  DRYDOCK_HISTORY_SECONDS: window,
  DRYDOCK_UPLOAD_SILENCE_SECONDS: window,
};
const titles = ['drydock-hub', 'drydock-registry', 'drydock-worker'] as const;
type Title = (typeof titles)[number];

interface Clocked {
  readonly process: ProcessBeside;
  readonly clock: FakedClock;
}

describe(`clocks that jump by an hour (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let user: TestUser;
  let gateway: ProcessBeside;
  let clocked: Readonly<Record<Title, Clocked>>;
  let load: Load;
  let whyNot: string | undefined;
  const closers = new Closers();

  const startClocked = async (title: Title): Promise<Clocked> => {
    const clock = await createFakedClock();
    if ('unavailable' in clock) throw new Error(clock.unavailable);
    closers.add(() => clock.remove());
    const process = await startBeside(stack, title, clock.env);
    closers.add(() => process.stop());
    return { process, clock };
  };
  const jump = async (title: Title, seconds: number) => {
    const { clock, process } = clocked[title];
    await clock.set(seconds, process.url);
  };

  beforeAll(async () => {
    const clock = await createFakedClock();
    if ('unavailable' in clock) {
      whyNot = clock.unavailable;
      return;
    }
    await clock.remove();
    const started = await startStack({ name: 'clock-jumps', env: windows });
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    stack = started;
    closers.add(() => stack.stop());
    const [hub, registry, worker] = await Promise.all(titles.map(startClocked));
    if (!hub || !registry || !worker) throw new Error('not all were started');
    clocked = { 'drydock-hub': hub, 'drydock-registry': registry, 'drydock-worker': worker };
    const sound = async (title: Title) => (await stack.processes.list(title))[0]?.url ?? '';
    gateway = await startBeside(stack, 'drydock-gateway', {
      DRYDOCK_HUB_URL: [hub.process.url, await sound('drydock-hub')].join(','),
      DRYDOCK_REGISTRY_URL: [registry.process.url, await sound('drydock-registry')].join(','),
    });
    closers.add(() => gateway.stop());
    user = await stack.administration.createUser('clocks');
    const client = publicClient(gateway.url);
    load = startLoad({
      client,
      user,
      random: seededRandom(runSettings.seed),
      pushers: 2,
      pullers: 2,
      logins: 1,
      maxLayerBytes: 100_000,
    });
    closers.add(() => load.stop());
    await eventually(() => expect(load.journal.acknowledged.length).toBeGreaterThan(2), {
      timeoutMs: 60_000,
    });
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    load?.journal.report('clocks that jump');
    await closers.close();
  });

  /** Pushes and pulls of the crowd while the clock is wrong, and a pull with a token from before. @returns calls that failed meanwhile */
  const whileWrong = async (
    title: Title,
    seconds: number,
    token: string,
    look: () => Promise<void> = () => Promise.resolve(),
  ) => {
    const [layer] = load.journal.acknowledged;
    if (!layer) throw new Error('nothing was pushed');
    const failedBefore = load.journal.failures.length;
    await jump(title, seconds);
    await pause(jumpMs, load.world.over);
    await pullWithToken(load.world, layer, token);
    await look();
    await jump(title, 0);
    return load.journal.failures.slice(failedBefore);
  };
  const untilPushed = async (count: number) => {
    const done = load.journal.countOf('pushes done');
    const more = () => expect(load.journal.countOf('pushes done') - done).toBeGreaterThanOrEqual(count);
    await eventually(more, { timeoutMs: 60_000 });
  };
  const aToken = () => pullToken(publicClient(gateway.url), load.journal.acknowledged[0]?.repository ?? '');

  it.each(['drydock-hub', 'drydock-worker'] as const)(
    'of %s fail nothing',
    { timeout: 300_000 },
    async (title) => {
      const token = await aToken();
      for (const seconds of jumps) expect(await whileWrong(title, seconds, token)).toEqual([]);
      expect(load.journal.violations).toEqual([]);
    },
  );

  it(
    'of a registry fail no more than calls for bytes, which a store refuses to such a clock',
    { timeout: 300_000 },
    async () => {
      const token = await aToken();
      const isNotReady = async () => {
        const answer = await fetch(`${clocked['drydock-registry'].process.url}/readyz`);
        expect(await answer.json()).toEqual({ ready: false, reasons: ['blob store refuses this process'] });
      };
      for (const seconds of jumps) {
        const failed = await whileWrong('drydock-registry', seconds, token, isNotReady);
        for (const { call, why } of failed) {
          expect(call).toMatch(/layer$/);
          expect(why).toContain('503');
        }
      }
      // What was signed before may still come back.
      await untilPushed(2);
      const failures = load.journal.failures.length;
      await untilPushed(3);
      expect(load.journal.failures.length).toBe(failures);
      expect(load.journal.violations).toEqual([]);
    },
  );

  it('of a registry lose no upload that is under way', { timeout: 300_000 }, async () => {
    const { url } = clocked['drydock-registry'].process;
    const client = publicClient(url);
    const image = anImage({ sizeBytes: 50_000 });
    const repository = `${user.username}/slow`;
    const token = await announce(publicClient(gateway.url), { ...user, repository, ids: [image.id] });
    const calls = imageCalls(client, token);
    expect((await calls.json(image)).status).toBe(200);
    const { bytes } = image.layer;
    async function* body() {
      yield bytes.subarray(0, 20_000);
      await jump('drydock-registry', hour);
      yield bytes.subarray(20_000, 40_000);
      await jump('drydock-registry', -hour);
      await jump('drydock-registry', 0);
      yield bytes.subarray(40_000);
    }
    const put = await client.request({
      method: 'PUT',
      path: `/v1/images/${image.id}/layer`,
      headers: { Authorization: token },
      body: body(),
    });
    expect(put.status).toBe(200);
    expect((await calls.checksum(image)).status).toBe(200);
    expect((await calls.tag(repository, 'latest', image.id)).status).toBe(200);
    load.journal.acknowledge(repository, image);
  });

  it('collect nothing before its time', { timeout: 300_000 }, async () => {
    const { client } = stack.administration;
    const [untagged, deleted] = [anImage(), anImage()];
    const repository = `${user.username}/kept`;
    await push(client, { ...user, repository, images: [untagged, deleted], tags: { gone: deleted.id } });
    const removed = await client.request({
      method: 'DELETE',
      path: `/v1/repositories/${repository}/tags/gone`,
      headers: { Authorization: user.authorization },
    });
    expect(removed.status).toBe(200);
    const count = async () =>
      (
        await stack.rows.query<{ images: number; trash: number }>(
          `SELECT (SELECT count(*)::int FROM images WHERE image_id = ANY($1)) AS images, (SELECT count(*)::int FROM trash_tags) AS trash`,
          [[untagged.id, deleted.id]],
        )
      ).rows;
    const before = await count();
    expect(before).toEqual([{ images: 2, trash: 1 }]);
    for (const seconds of jumps) {
      await Promise.all(titles.map((title) => jump(title, seconds)));
      // Its rhythms are of a second.
      await pause(2_000, load.world.over);
      expect(await count()).toEqual(before);
    }
    await Promise.all(titles.map((title) => jump(title, 0)));
    expect(await count()).toEqual(before);
  });

  it(
    'lose nothing, and of a registry end a token’s life for as long as they are wrong',
    { timeout: 300_000 },
    async () => {
      await load.stop();
      expect(load.journal.violations).toEqual([]);
      const [layer] = load.journal.acknowledged;
      if (!layer) throw new Error('nothing was pushed');
      const token = await aToken();
      const calls = imageCalls(publicClient(clocked['drydock-registry'].process.url), token);
      const status = async () => (await calls.read(layer.imageId, 'json')).status;
      await jump('drydock-registry', 25 * hour);
      expect(await status()).toBe(401);
      await jump('drydock-registry', 0);
      expect(await status()).toBe(200);
      expect(await readAllBack(load.world)).toEqual([]);
      expect(await listBrokenInvariants(stack.rows)).toEqual([]);
    },
  );
});
