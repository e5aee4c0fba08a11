import { setMaxListeners } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeTrouble } from './churn/chaos.ts';
import { deleteSomething, moveTag, restoreSomething } from './churn/change-tags.ts';
import { Journal } from './churn/journal.ts';
import { pullEverything } from './churn/pull-everything.ts';
import { pullTag } from './churn/pull-tag.ts';
import { pushChain } from './churn/push-chain.ts';
import { settle } from './churn/settle.ts';
import { TagRegisters } from './churn/tag-registers.ts';
import { tellTheStory } from './churn/tell-the-story.ts';
import { pace, type World } from './churn/world.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { seededRandom } from './support/random.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type Stack } from './support/start-stack.ts';
import { longestBuildMs } from '@drydock/testing';

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
/** Of each kind of actor, and its pause between two turns. */
const crowd = runSettings.isLong ? 2 : 1;
const actors: readonly (readonly [name: string, count: number, pauseMs: number, act: Act])[] = [
  ['pusher', 2 * crowd, 20, (world, actor) => pushChain(world, actor, { isShared: false })],
  ['pusher on a parent', 2 * crowd, 20, (world, actor) => pushChain(world, actor, { isShared: true })],
  ['puller', 3 * crowd, 20, pullTag],
  ['mover', crowd, 100, moveTag],
  ['deleter', crowd, 300, deleteSomething],
  ['restorer', crowd, 300, restoreSomething],
  ['checker', 1, 2_000, checkInvariants],
];
type Act = (world: World, actor: string) => Promise<void>;

/** They hold at every moment, not only in the end. */
async function checkInvariants({ stack, journal }: World, actor: string): Promise<void> {
  for (const { name, items } of await listBrokenInvariants(stack.rows)) {
    for (const item of items) journal.violation(actor, item.split(/[ :/]+/), `${name}: ${item}`);
  }
  journal.count('looks at the invariants');
}

describe(`churn (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let whyNot: string | undefined;

  beforeAll(async () => {
    const started = await startStack({ name: 'churn', env: windows, workers: 3 });
    if ('unavailable' in started) whyNot = started.unavailable;
    else stack = started;
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => stack?.stop());

  it('leaves nothing lost and nothing over', { timeout: runSettings.churnMs + 400_000 }, async () => {
    const user = await stack.administration.createUser('churn');
    const nameOf = (index: number) => `${user.username}/r${String(index)}`;
    const world: World = {
      stack,
      user,
      random: seededRandom(runSettings.seed),
      journal: new Journal(),
      registers: new TagRegisters(),
      images: new Map(),
      repositories: [nameOf(0), nameOf(1), nameOf(2), nameOf(3)],
      leaseMs: leaseSeconds * 1_000,
      deletedAt: new Map(),
    };
    const over = new AbortController();
    // Each actor waits with it.
    setMaxListeners(0, over.signal);
    const timer = setTimeout(() => over.abort(), runSettings.churnMs);
    const loop = async (actor: string, pauseMs: number, act: Act) => {
      while (!over.signal.aborted && world.journal.violations.length === 0) {
        await act(world, actor);
        await pace(pauseMs, over.signal);
      }
      over.abort();
    };
    try {
      await Promise.all([
        makeTrouble(world, over.signal),
        ...actors.flatMap(([name, count, pauseMs, act]) =>
          Array.from({ length: count }, (_, index) => loop(`${name} ${String(index + 1)}`, pauseMs, act)),
        ),
      ]);
    } finally {
      clearTimeout(timer);
      over.abort();
    }
    const { journal } = world;
    if (journal.violations.length === 0) {
      const settled = await settle(world);
      const tags = await pullEverything(world);
      const figures = { ...journal.counts(), tags, ...settled };
      process.stdout.write(`churn, seed ${String(runSettings.seed)}: ${JSON.stringify(figures, null, 1)}\n`);
    }
    expect(journal.violations.length, await tellTheStory(world)).toBe(0);
    expect(journal.counts()['pushes done']).toBeGreaterThan(0);
  });
});
