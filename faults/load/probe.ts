import { randomBytes } from 'node:crypto';
import type { RawResponse } from '@drydock/testing';
import { anImage } from '../../acceptance/support/engine.ts';
import { aPull, aPush, pullSteps, pushStatus, pushSteps } from '../support/engine-steps.ts';
import type { LoadWorld } from './start-load.ts';

export type ProbeCall = (call: () => Promise<RawResponse>, expected: readonly number[]) => Promise<void>;

/** A small push and its pull beside the load, each call made by `make`. */
export async function probe({ client, user, journal }: LoadWorld, make: ProbeCall): Promise<void> {
  const image = anImage({ sizeBytes: 10_000 });
  const repository = `${user.username}/probe-${randomBytes(4).toString('hex')}`;
  const push = aPush({ client, user, repository, image, tag: 'latest' });
  for (const step of pushSteps) {
    if (step === 'layer-end') continue;
    await make(() => push.call(step), [pushStatus[step]]);
    if (step === 'checksum') journal.acknowledge(repository, image);
  }
  const pull = aPull({ client, repository, image });
  for (const step of pullSteps) if (step !== 'layer-read') await make(() => pull.call(step), [200]);
  const path = `/v1/images/${image.id}/layer`;
  await make(() => client.request({ path, headers: { Authorization: pull.token() } }), [200]);
}
