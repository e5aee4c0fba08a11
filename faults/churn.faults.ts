import { eventually, longestBuildMs } from '@drydock/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteSomething, moveTag, restoreSomething } from './churn/change-tags.ts';
import { checkInvariants } from './churn/check-invariants.ts';
import { makeWorld } from './churn/make-world.ts';
import { faultsToPlant, listPlaces, losingImages, placesNeeded } from './churn/planted-faults.ts';
import { pullEverything } from './churn/pull-everything.ts';
import { pullTag } from './churn/pull-tag.ts';
import { pushChain } from './churn/push-chain.ts';
import { runChurn, type Crowd } from './churn/run-churn.ts';
import { settle } from './churn/settle.ts';
import { tellTheStory } from './churn/tell-the-story.ts';
import { seededRandom } from './support/random.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type Stack } from './support/start-stack.ts';

const leaseSeconds = 2;
/** All as short as they can be, so that everything goes as soon as nothing holds it. */
const windows = {
  DRYDOCK_LEASE_SECONDS: String(leaseSeconds),
  DRYDOCK_GC_SECONDS: '1',
  DRYDOCK_GC_GRACE_SECONDS: '1',
  DRYDOCK_OBJECT_DELAY_SECONDS: '1',
  DRYDOCK_MAX_READ_SECONDS: '1',
  DRYDOCK_TRASH_SECONDS: '1',
  DRYDOCK_HISTORY_SECONDS: '1',
  DRYDOCK_UPLOAD_SILENCE_SECONDS: '4',
};
const size = runSettings.isLong ? 2 : 1;
const pushers: readonly Crowd[] = [
  {
    name: 'pusher',
    count: 2 * size,
    pauseMs: 20,
    act: (world, actor) => pushChain(world, actor, { isShared: false }),
  },
  {
    name: 'pusher on a parent',
    count: 2 * size,
    pauseMs: 20,
    act: (world, actor) => pushChain(world, actor, { isShared: true }),
  },
];
const crowds: readonly Crowd[] = [
  ...pushers,
  { name: 'puller', count: 3 * size, pauseMs: 20, act: pullTag },
  { name: 'mover', count: size, pauseMs: 100, act: moveTag },
  { name: 'deleter', count: size, pauseMs: 300, act: deleteSomething },
  { name: 'restorer', count: size, pauseMs: 300, act: restoreSomething },
  { name: 'checker', count: 1, pauseMs: 2_000, act: checkInvariants },
];

describe(`churn (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let whyNot: string | undefined;
  const aWorld = () =>
    makeWorld({ stack, random: seededRandom(runSettings.seed), leaseMs: leaseSeconds * 1_000 });

  beforeAll(async () => {
    const started = await startStack({ name: 'churn', env: windows, workers: 3, isRedisKept: true });
    if ('unavailable' in started) whyNot = started.unavailable;
    else stack = started;
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => stack?.stop());

  it('leaves nothing lost and nothing over', { timeout: runSettings.churnMs + 400_000 }, async () => {
    const world = await aWorld();
    const { journal } = world;
    await runChurn(world, { crowds, durationMs: runSettings.churnMs, hasTrouble: true });
    if (journal.violations.length === 0) {
      const settled = await settle(world);
      const tags = await pullEverything(world);
      const figures = { ...journal.counts(), tags, ...settled };
      process.stdout.write(`churn, seed ${String(runSettings.seed)}: ${JSON.stringify(figures, null, 1)}\n`);
    }
    expect(journal.violations.length, await tellTheStory(world)).toBe(0);
    expect(journal.counts()['pushes done']).toBeGreaterThan(0);
  });

  it('would tell of each thing that is lost, over or wrong', { timeout: 200_000 }, async () => {
    const world = await aWorld();
    while ((await listPlaces(world)).length < placesNeeded && world.journal.violations.length === 0) {
      await runChurn(world, { crowds: pushers, durationMs: 1_000, hasTrouble: false });
    }
    await settle(world);
    await pullEverything(world);
    expect(world.journal.violations).toEqual([]);

    // A job that reads a layer back would hide what was done to it before the churn could be shown.
    const places = await eventually(
      async () => {
        const verified = (await listPlaces(world)).filter(({ is_verified }) => is_verified);
        if (verified.length < placesNeeded) throw new Error('not read back yet');
        return verified;
      },
      { timeoutMs: 120_000, intervalMs: 500 },
    );
    const planted = faultsToPlant(world, places);
    for (const fault of planted) await fault.plant();
    await settle(world, 0);
    await pullEverything(world);
    const told = world.journal.violations.map(({ what }) => what);
    for (const { name, told: words } of planted) {
      expect(told, name).toContainEqual(expect.stringMatching(words));
    }
  });

  it('would tell of an image that a push loses within its lease', { timeout: 60_000 }, async () => {
    const world = losingImages(await aWorld());
    await pushChain(world, 'pusher', { isShared: false });
    expect(world.journal.violations.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('refused within the lease'),
    );
  });
});
