import { longestBuildMs } from '@drydock/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { probe, type ProbeCall } from './load/probe.ts';
import { readAllBack } from './load/read-all-back.ts';
import { pause, startLoad, type Load } from './load/start-load.ts';
import { attempt } from './support/attempt.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { chooseVictim, parts } from './support/parts.ts';
import { seededRandom } from './support/random.ts';
import { retryAfterReturn } from './support/retry-after-return.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type Stack } from './support/start-stack.ts';

const random = seededRandom(runSettings.seed);
const crowd = runSettings.isLong ? { pushers: 20, pullers: 50 } : { pushers: 4, pullers: 8 };
const killingMs = runSettings.lastingMs(20_000);
/** Of a part that does not come back by itself. */
const longestOutageMs = 1_000;

/** How slow the slowest call is while all is well: the machine's share in what is measured after a return. */
async function slowestCallMs({ world }: Load): Promise<number> {
  let slowestMs = 0;
  const timed: ProbeCall = async (call, expected) => {
    const tried = await attempt(call, { expected });
    expect(tried, 'while all is well').toMatchObject({ kind: 'done' });
    slowestMs = Math.max(slowestMs, tried.tookMs);
  };
  for (let round = 0; round < 3; round += 1) await probe(world, timed);
  return slowestMs;
}

describe(`kill -9 of any part at any time, under load (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let whyNot: string | undefined;

  beforeAll(async () => {
    const started = await startStack({ name: 'random-kills' });
    if ('unavailable' in started) whyNot = started.unavailable;
    else stack = started;
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => stack?.stop());

  it('loses nothing, and goes on at once', { timeout: 2 * killingMs + 300_000 }, async () => {
    const user = await stack.administration.createUser('load');
    const { client } = stack.administration;
    const load = startLoad({ client, user, random, ...crowd });
    const { journal, world } = load;
    const withinMs = runSettings.retryMs + (await slowestCallMs(load));
    expect(journal.failures, 'before the first kill').toEqual([]);
    try {
      const until = performance.now() + killingMs;
      // Each part once, then by chance.
      for (let kills = 0; performance.now() < until || kills < parts.length; kills += 1) {
        const part = parts[kills] ?? parts[random.below(parts.length)] ?? 'postgres';
        const victim = await chooseVictim(stack, random, part);
        victim.kill();
        journal.count(`killed ${part}`);
        await pause(random.below(longestOutageMs), world.over);
        await victim.untilBack();
        await probe(world, async (call, expected) => {
          const begunMs = await retryAfterReturn(call, { expected, withinMs }).catch((error: unknown) => {
            throw new Error(`after the return of ${part}, in ${stack.log.path}`, { cause: error });
          });
          journal.figures.note('a call succeeds, begun so long after the return, ms', begunMs);
        });
        await pause(random.below(500), world.over);
      }
    } finally {
      await load.stop();
      journal.report(`random kills, seed ${String(runSettings.seed)}`);
    }
    expect(journal.violations).toEqual([]);
    expect(journal.countOf('pushes done')).toBeGreaterThan(0);
    expect(journal.countOf('pulls done')).toBeGreaterThan(0);
    expect(await readAllBack(world)).toEqual([]);
    expect(await listBrokenInvariants(stack.rows)).toEqual([]);
  });
});
