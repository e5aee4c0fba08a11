import { anImage } from '../../acceptance/support/engine.ts';
import { attempt } from '../support/attempt.ts';
import { aPush, pushStatus, pushSteps } from '../support/engine-steps.ts';
import { pause, type LoadWorld } from './start-load.ts';

/** Lists of a repository stay short, however long the load goes on. */
const imagesPerRepository = 20;
const retryPauseMs = 50;
/** A gzip file with nothing in it. */
const smallestLayerBytes = 25;

/** One image, each call repeated until it is done, as by an engine that is started again and again. */
export async function pushOnce(world: LoadWorld, actor: number, turn: number): Promise<void> {
  const { client, user, journal, over, random, maxLayerBytes, deadlineMs } = world;
  const repository = `${user.username}/p${String(actor)}-${String(Math.floor(turn / imagesPerRepository))}`;
  const image = anImage({ sizeBytes: smallestLayerBytes + random.below(maxLayerBytes) });
  const push = aPush({ client, user, repository, image, tag: `t${String(turn)}` });
  for (const step of pushSteps) {
    if (step === 'layer-end') continue;
    for (;;) {
      const tried = await attempt(() => push.call(step), { expected: [pushStatus[step]], deadlineMs });
      journal.figures.note(`push: ${step}, ms`, tried.tookMs);
      if (tried.kind === 'done') break;
      journal.fail(`push: ${step}`, `${String(tried.status)} ${tried.why}`, tried.tookMs);
      if (over.aborted) return;
      await pause(retryPauseMs, over);
    }
    if (step === 'checksum') journal.acknowledge(repository, image);
  }
  journal.count('pushes done');
}
