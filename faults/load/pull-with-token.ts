import { attempt } from '../support/attempt.ts';
import { imageCalls } from '../../acceptance/support/engine.ts';
import type { AcknowledgedLayer } from './load-journal.ts';
import { readAcknowledged } from './pull-once.ts';
import type { LoadWorld } from './start-load.ts';

/** What is left of a pull once the hub has given the token: all of it is the registry's. */
export async function pullWithToken(
  world: Pick<LoadWorld, 'client' | 'journal'>,
  layer: AcknowledgedLayer,
  token: string,
): Promise<void> {
  const { client, journal } = world;
  const calls = imageCalls(client, token);
  const steps = {
    tags: () =>
      client.request({
        path: `/v1/repositories/${layer.repository}/tags`,
        headers: { Authorization: token },
      }),
    ancestry: () => calls.read(layer.imageId, 'ancestry'),
    json: () => calls.read(layer.imageId, 'json'),
  };
  for (const [step, call] of Object.entries(steps)) {
    const tried = await attempt(call, { expected: [200] });
    if (tried.kind === 'failed') {
      journal.fail(`token pull: ${step}`, `${String(tried.status)} ${tried.why}`, tried.tookMs);
      return;
    }
  }
  if (await readAcknowledged(world, layer, token)) journal.count('token pulls done');
}
