import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { longestBuildMs, eventually } from '@drydock/testing';
import { publicClient } from '../acceptance/support/public-client.ts';
import { readAllBack } from './load/read-all-back.ts';
import { startLoad, type Load } from './load/start-load.ts';
import { startBalancer } from './support/balancer.ts';
import { Closers } from './support/closers.ts';
import { startBeside, type ProcessBeside } from './support/process-beside.ts';
import { seededRandom } from './support/random.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type ServiceTitle, type Stack } from './support/start-stack.ts';

const random = seededRandom(runSettings.seed);
const crowd = runSettings.isLong
  ? { pushers: 10, pullers: 20, logins: 2 }
  : { pushers: 2, pullers: 4, logins: 1 };
const titles: readonly ServiceTitle[] = [
  'drydock-gateway',
  'drydock-hub',
  'drydock-registry',
  'drydock-worker',
];
const eachMs = runSettings.lastingMs(0) / titles.length;
/** As an orchestrator sets it: longer than a balancer takes to notice. */
const env = { DRYDOCK_UNREADY_SECONDS: '2', DRYDOCK_DRAIN_SECONDS: '20' };

describe(`rolling restarts under load (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let second: ProcessBeside;
  let load: Load;
  let whyNot: string | undefined;
  const closers = new Closers();

  beforeAll(async () => {
    const started = await startStack({ name: 'rolling-restart', env, workers: 2 });
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    stack = started;
    closers.add(() => stack.stop());
    second = await startBeside(stack, 'drydock-gateway');
    closers.add(() => second.stop());
    const balancer = await startBalancer([stack.deployment.url, second.url]);
    closers.add(() => balancer.stop());
    const user = await stack.administration.createUser('rolling');
    load = startLoad({ client: publicClient(balancer.url), user, random, ...crowd });
    closers.add(() => load.stop());
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    load?.journal.report('rolling restarts');
    await closers.close();
  });

  /** Each process of the stack under this title, one after the other. */
  const restartAll = async (title: ServiceTitle) => {
    const count = stack.replicas[title];
    for (const old of await stack.processes.untilReady(title, count)) {
      process.kill(old.pid, 'SIGTERM');
      await eventually(
        async () => {
          const now = await stack.processes.untilReady(title, count);
          if (now.some(({ pid }) => pid === old.pid)) throw new Error(`${title} has not ended yet`);
        },
        { timeoutMs: 60_000 },
      );
      load.journal.count(`restarted ${title}`);
    }
    if (title === 'drydock-gateway') {
      await second.restart();
      load.journal.count(`restarted ${title}`);
    }
  };

  it.each(titles)('of %s fail no request', { timeout: eachMs + 240_000 }, async (title) => {
    const done = load.journal.countOf('pushes done') + load.journal.countOf('pulls done');
    const until = performance.now() + eachMs;
    do await restartAll(title);
    while (performance.now() < until);
    expect(load.journal.violations).toEqual([]);
    expect(load.journal.failuresByWords(), `${stack.log.path} has the services' words`).toEqual({});
    expect(load.journal.countOf('pushes done') + load.journal.countOf('pulls done')).toBeGreaterThan(done);
  });

  it('lose nothing', { timeout: 300_000 }, async () => {
    await load.stop();
    expect(load.journal.violations).toEqual([]);
    expect(load.journal.failuresByWords()).toEqual({});
    expect(await readAllBack(load.world)).toEqual([]);
  });
});
