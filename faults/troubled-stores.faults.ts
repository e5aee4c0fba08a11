import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { longestBuildMs, eventually, type Toxic } from '@drydock/testing';
import type { TestUser } from '../acceptance/support/administration.ts';
import { probe } from './load/probe.ts';
import { readAllBack } from './load/read-all-back.ts';
import { pause, startLoad, type Load } from './load/start-load.ts';
import { attempt } from './support/attempt.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { countDatabaseConnections, measureProcesses, type ProcessUse } from './support/process-use.ts';
import { seededRandom } from './support/random.ts';
import { retryAfterReturn } from './support/retry-after-return.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type BackEnd, type Stack } from './support/start-stack.ts';

interface Trouble {
  readonly name: string;
  readonly at: BackEnd;
  /** Undefined: connections are cut and refused. */
  readonly toxic?: Toxic;
  /** Longer than the time limit of a call, so that calls must end by that, and not by the end of the trouble. */
  readonly outlastsMs?: number;
}

const troubles: readonly Trouble[] = [
  {
    name: 'answers late',
    at: 'minio',
    toxic: { type: 'latency', attributes: { latency: 300, jitter: 200 } },
  },
  {
    name: 'resets connections',
    at: 'minio',
    toxic: { type: 'reset_peer', attributes: { timeout: 20 }, toxicity: 0.5 },
  },
  {
    name: 'breaks off in mid-answer',
    at: 'minio',
    toxic: { type: 'limit_data', attributes: { bytes: 9_000 }, toxicity: 0.5 },
  },
  {
    name: 'breaks off in mid-request',
    at: 'minio',
    toxic: { type: 'limit_data', attributes: { bytes: 9_000 }, stream: 'upstream', toxicity: 0.5 },
  },
  {
    name: 'accepts and never answers',
    at: 'minio',
    toxic: { type: 'timeout', attributes: { timeout: 0 } },
    ...(runSettings.isLong && { outlastsMs: 45_000 }),
  },
  {
    name: 'answers late',
    at: 'postgres',
    toxic: { type: 'latency', attributes: { latency: 30, jitter: 20 } },
  },
  { name: 'fails over', at: 'postgres' },
  {
    name: 'accepts and never answers',
    at: 'postgres',
    toxic: { type: 'timeout', attributes: { timeout: 0 } },
    outlastsMs: 8_000,
  },
  { name: 'accepts and never answers', at: 'redis', toxic: { type: 'timeout', attributes: { timeout: 0 } } },
];
const troubleMs = runSettings.isLong ? 10_000 : 2_000;
const rounds = runSettings.isLong
  ? Math.max(1, Math.floor(runSettings.lastingMs(0) / troubles.length / 40_000))
  : 1;
const crowd = runSettings.isLong
  ? { pushers: 10, pullers: 20, logins: 2 }
  : { pushers: 2, pullers: 3, logins: 1 };

const databaseTimeoutSeconds = 3;
/** The longest that any call may take: a call of the store has 30 s, and cleaning up after it as many; then some, for a machine that is busy. */
const longestAnswerMs = 90_000;
/** Whatever is meant to go on being used: sockets of a keep-alive pool, say. */
const handlesMargin = 60;
const memoryMarginBytes = 200 * 1_048_576;
const mostDatabaseConnections = 10 * 5;

describe(`troubled stores under load (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let user: TestUser;
  let load: Load | undefined;
  let before: readonly ProcessUse[];
  let whyNot: string | undefined;

  const startCrowd = () => {
    load = startLoad({
      client: stack.administration.client,
      user,
      random: seededRandom(runSettings.seed),
      maxLayerBytes: 60_000,
      deadlineMs: longestAnswerMs,
      ...crowd,
    });
    return load;
  };

  beforeAll(async () => {
    const env = { DRYDOCK_DATABASE_TIMEOUT_SECONDS: String(databaseTimeoutSeconds) };
    const started = await startStack({ name: 'troubled-stores', env });
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    stack = started;
    user = await stack.administration.createUser('troubled');
    // Whatever is opened once and kept is there before it is counted.
    const warm = startCrowd();
    await pause(2_000, warm.world.over);
    before = await measureProcesses(stack);
    await warm.stop();
    expect(warm.journal.failuresByWords()).toEqual({});
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterEach(async () => {
    if (whyNot !== undefined) return;
    for (const link of Object.values(stack.links)) await link.heal();
    await load?.stop();
  });
  afterAll(() => stack?.stop());

  it.each(troubles)(
    '$at that $name',
    { timeout: rounds * (troubleMs + 240_000) },
    async ({ name, at, toxic, outlastsMs }) => {
      for (let round = 0; round < rounds; round += 1) {
        const { journal, world, stop } = startCrowd();
        await pause(500, world.over);
        if (toxic) await stack.links[at].add(toxic);
        else await stack.links[at].cut();
        await pause(outlastsMs ?? troubleMs, world.over);
        const endedMeanwhile = journal.failures.length;
        await stack.links[at].heal();
        const withinMs = runSettings.retryMs + longestAnswerMs;
        await probe(world, async (call, expected) => {
          const begunMs = await retryAfterReturn(call, { expected, withinMs });
          journal.figures.note('a call succeeds, begun so long after the trouble, ms', begunMs);
        });
        await stop();
        journal.report(`${at} that ${name}`);
        expect(journal.violations).toEqual([]);
        if (outlastsMs !== undefined)
          expect(endedMeanwhile, 'calls that ended by their time limit').toBeGreaterThan(0);
        expect(await readAllBack(world)).toEqual([]);
        if (at === 'redis') expect(journal.failuresByWords()).toEqual({});
      }
    },
  );

  it(
    'leave nothing behind: no connection, no memory, no broken invariant',
    { timeout: 120_000 },
    async () => {
      await eventually(
        async () => {
          const after = await measureProcesses(stack);
          expect(after.map(({ pid }) => pid).sort(), 'no process had to be started again').toEqual(
            before.map(({ pid }) => pid).sort(),
          );
          for (const { pid, title, handles, memoryBytes } of before) {
            const now = after.find((process) => process.pid === pid);
            expect(now?.handles, `files and connections of ${title}`).toBeLessThan(handles + handlesMargin);
            expect(now?.memoryBytes, `memory of ${title}`).toBeLessThan(memoryBytes + memoryMarginBytes);
          }
        },
        { timeoutMs: 60_000, intervalMs: 1_000 },
      );
      const connections = await countDatabaseConnections(stack);
      expect(connections).toBeLessThanOrEqual(mostDatabaseConnections);
      expect(await listBrokenInvariants(stack.rows)).toEqual([]);
      const { client } = stack.administration;
      expect(await attempt(() => client.request({ path: '/readyz' }), { expected: [200] })).toMatchObject({
        kind: 'done',
      });
      const words = (use: readonly ProcessUse[]) =>
        use.map(
          ({ title, memoryBytes, handles }) =>
            `${title} ${String(Math.round(memoryBytes / 1_048_576))} MiB, ${String(handles)} handles`,
        );
      const after = await measureProcesses(stack);
      process.stdout.write(
        `before: ${words(before).join('; ')}\nafter: ${words(after).join('; ')}; ${String(connections)} connections to PostgreSQL\n`,
      );
    },
  );
});
