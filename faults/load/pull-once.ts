import { attempt } from '../support/attempt.ts';
import { aPull } from '../support/engine-steps.ts';
import { readLayer } from '../support/read-layer.ts';
import type { AcknowledgedLayer } from './load-journal.ts';
import type { LoadWorld } from './start-load.ts';

const awayStatuses = [502, 503, 504];
const steps = ['images', 'tags', 'ancestry', 'image-json'] as const;

/** One layer, held against what was pushed. @returns whether it came whole */
export async function readAcknowledged(
  { client, journal }: Pick<LoadWorld, 'client' | 'journal'>,
  { imageId, sha256, sizeBytes }: AcknowledgedLayer,
  token: string,
): Promise<boolean> {
  const startedAt = performance.now();
  const read = await readLayer(client.baseUrl, { imageId, authorization: token });
  const tookMs = Math.round(performance.now() - startedAt);
  if (read.kind === 'whole') {
    const isSame = read.sha256 === sha256 && read.sizeBytes === sizeBytes;
    if (!isSame) journal.violations.push(`${imageId}: another layer than was pushed, answered as whole`);
    journal.count('layers read whole');
    return isSame;
  }
  if (read.kind === 'cut') {
    journal.count('layers cut');
    journal.fail(
      'pull: layer',
      `cut after ${read.sizeBytes > 0 ? 'some' : 'no'} bytes: ${read.reason}`,
      tookMs,
    );
  } else if (awayStatuses.includes(read.status)) {
    journal.fail('pull: layer', `${String(read.status)} ${read.text}`, tookMs);
  } else {
    journal.violations.push(`${imageId}: GET layer → ${String(read.status)} ${read.text}`);
  }
  return false;
}

/** A whole anonymous pull of one image that was pushed, given up at the first call that fails. */
export async function pullOnce(world: LoadWorld): Promise<void> {
  const { client, journal, random, deadlineMs } = world;
  const layer = journal.acknowledged[random.below(journal.acknowledged.length)];
  if (layer === undefined) return;
  const pull = aPull({ client, repository: layer.repository, image: { id: layer.imageId } });
  for (const step of steps) {
    const tried = await attempt(() => pull.call(step), { expected: [200], deadlineMs });
    journal.figures.note(`pull: ${step}, ms`, tried.tookMs);
    if (tried.kind === 'failed') {
      journal.fail(`pull: ${step}`, `${String(tried.status)} ${tried.why}`, tried.tookMs);
      return;
    }
  }
  if (await readAcknowledged(world, layer, pull.token())) journal.count('pulls done');
}
