import type { Toxic } from '@drydock/testing';
import { chooseVictim, type Part } from '../support/parts.ts';
import { pace, type World } from './world.ts';

const services: readonly [Part, ...Part[]] = [
  'drydock-registry',
  'drydock-worker',
  'drydock-hub',
  'drydock-gateway',
  'drydock-registry',
  'drydock-worker',
];

/** On the way to the store. */
const toxics: readonly [Toxic, ...Toxic[]] = [
  { type: 'latency', attributes: { latency: 150, jitter: 100 } },
  { type: 'reset_peer', attributes: { timeout: 30 }, toxicity: 0.5 },
  { type: 'limit_data', attributes: { bytes: 20_000 }, toxicity: 0.5 },
  { type: 'limit_data', attributes: { bytes: 9_000 }, stream: 'upstream', toxicity: 0.5 },
];

async function killOne(world: World): Promise<void> {
  const { journal, random, stack } = world;
  const victim = await chooseVictim(stack, random, random.pick(services));
  journal.note('chaos', [victim.part], `kill -9 ${String(victim.pid)}`);
  journal.count(`killed ${victim.part}`);
  victim.kill();
  await victim.untilBack();
  journal.note('chaos', [victim.part], 'is back');
}

async function troubleStore(world: World, signal: AbortSignal): Promise<void> {
  const { journal, random, stack } = world;
  const toxic = random.pick(toxics);
  journal.note('chaos', ['store'], JSON.stringify(toxic));
  journal.count(`store: ${toxic.type}`);
  await stack.links.minio.add(toxic);
  await pace(300 + random.below(1_200), signal);
  await stack.links.minio.heal();
}

/** One fault after the other until all is to end; then nothing is left of them. */
export async function makeTrouble(world: World, signal: AbortSignal): Promise<void> {
  const { random, stack } = world;
  try {
    while (!signal.aborted) {
      await pace(300 + random.below(1_500), signal);
      if (signal.aborted) return;
      if (random.fraction() < 0.6) await killOne(world);
      else await troubleStore(world, signal);
    }
  } finally {
    await stack.links.minio.heal();
  }
}
