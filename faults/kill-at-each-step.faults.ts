import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestUser } from '../acceptance/support/administration.ts';
import { anImage, type EngineImage } from '../acceptance/support/engine.ts';
import { attempt, retryUntilDone } from './support/attempt.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { coveringCases } from './support/covering-cases.ts';
import {
  aPull,
  aPush,
  pullSteps,
  pushStatus,
  pushSteps,
  type Disturb,
  type PushStep,
} from './support/engine-steps.ts';
import { Figures } from './support/figures.ts';
import { chooseVictim, parts, type Part } from './support/parts.ts';
import { seededRandom } from './support/random.ts';
import { readLayer } from './support/read-layer.ts';
import { runSettings } from './support/run-settings.ts';
import { startStack, type Stack } from './support/start-stack.ts';
import { longestBuildMs } from '@drydock/testing';

const random = seededRandom(runSettings.seed);
const isPushStep = (step: string): step is PushStep => pushSteps.some((name) => name === step);
const cases = coveringCases(parts, [...pushSteps, ...pullSteps], { random, isWhole: runSettings.isLong });
const pushCases = cases.filter(({ step }) => isPushStep(step));
const pullCases = cases.filter(({ step }) => !isPushStep(step));
/** Nobody waits for these: no call may fail for them. */
const unneeded: readonly Part[] = ['drydock-worker', 'redis'];
const sizeBytes = 4_000_000;

describe(`kill -9 of each part at each step (seed ${String(runSettings.seed)})`, () => {
  let stack: Stack;
  let user: TestUser;
  let whyNot: string | undefined;
  const figures = new Figures();

  beforeAll(async () => {
    const started = await startStack({ name: 'kill-at-each-step' });
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    stack = started;
    user = await stack.administration.createUser('killed');
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    figures.print('kill at each step');
    await stack?.stop();
  });

  const planOf = (image: EngineImage) => ({
    client: stack.administration.client,
    user,
    repository: `${user.username}/${randomBytes(4).toString('hex')}`,
    image,
    tag: 'latest',
  });

  const readBack = async (token: string, image: EngineImage) =>
    expect(
      await readLayer(stack.deployment.url, { imageId: image.id, authorization: token }),
      `the layer of ${image.id} after the kill; ${stack.log.path} has the services' words`,
    ).toEqual({ kind: 'whole', sha256: image.layer.sha256, sizeBytes: image.layer.bytes.length });

  const expectInvariants = async () => expect(await listBrokenInvariants(stack.rows)).toEqual([]);

  it.each(pushCases)('$part dies while a push is at $step', { timeout: 120_000 }, async ({ part, step }) => {
    const image = anImage({ sizeBytes });
    const plan = planOf(image);
    const push = aPush(plan);
    const victim = await chooseVictim(stack, random, part);
    let isDead = false;
    const disturb: Disturb = () => {
      isDead = true;
      victim.kill();
    };
    for (const at of pushSteps) {
      if (at === 'layer-end' && step !== 'layer-end') continue;
      if (at === 'layer' && step === 'layer-end') continue;
      const expected = [pushStatus[at]];
      const first = await attempt(() => push.call(at, at === step ? disturb : undefined), { expected });
      if (at !== step) {
        expect(first, `${at}, when ${part} is well`).toMatchObject({ kind: 'done' });
        continue;
      }
      if (unneeded.includes(part)) expect(first).toMatchObject({ kind: 'done' });
      await victim.untilBack();
      if (first.kind === 'failed') {
        const retry = await retryUntilDone(() => push.call(at), { expected, withinMs: runSettings.retryMs });
        figures.note('a push goes on after the return, ms', retry.tookMs);
      }
    }
    expect(isDead).toBe(true);
    const pull = aPull(plan);
    await attempt(() => pull.call('images'), { expected: [200] });
    await readBack(pull.token(), image);
    await expectInvariants();
  });

  it.each(pullCases)('$part dies while a pull is at $step', { timeout: 120_000 }, async ({ part, step }) => {
    const image = anImage({ sizeBytes });
    const plan = planOf(image);
    const push = aPush(plan);
    for (const at of pushSteps.filter((name) => name !== 'layer-end')) {
      expect(await attempt(() => push.call(at), { expected: [pushStatus[at]] })).toMatchObject({
        kind: 'done',
      });
    }
    const pull = aPull(plan);
    const victim = await chooseVictim(stack, random, part);
    const disturb: Disturb = () => victim.kill();
    for (const at of pullSteps) {
      if (at === 'layer-read') {
        const read = await readLayer(stack.deployment.url, {
          imageId: image.id,
          authorization: pull.token(),
          ...(at === step && { onFirstBytes: disturb }),
        });
        if (at === step) await victim.untilBack();
        if (read.kind === 'whole') expect(read.sha256).toBe(image.layer.sha256);
        else if (step === at && !unneeded.includes(part))
          figures.note('bytes of a read that was cut', read.kind === 'cut' ? read.sizeBytes : 0);
        else expect(read).toMatchObject({ kind: 'whole' });
        continue;
      }
      const first = await attempt(() => pull.call(at, at === step ? disturb : undefined), {
        expected: [200],
      });
      if (at !== step) {
        expect(first, `${at}, when ${part} is well`).toMatchObject({ kind: 'done' });
        continue;
      }
      if (unneeded.includes(part)) expect(first).toMatchObject({ kind: 'done' });
      await victim.untilBack();
      if (first.kind === 'failed') {
        const withinMs = runSettings.retryMs;
        const retry = await retryUntilDone(() => pull.call(at), { expected: [200], withinMs });
        figures.note('a pull goes on after the return, ms', retry.tookMs);
      }
    }
    await readBack(pull.token(), image);
    await expectInvariants();
  });
});
