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
const backEnds: readonly [Part, ...Part[]] = ['postgres', 'minio', 'redis'];

/** On the way to the store. */
const toxics: readonly [Toxic, ...Toxic[]] = [
  { type: 'latency', attributes: { latency: 150, jitter: 100 } },
  { type: 'bandwidth', attributes: { rate: 200 } },
  { type: 'timeout', attributes: { timeout: 400 }, toxicity: 0.5 },
  { type: 'reset_peer', attributes: { timeout: 30 }, toxicity: 0.5 },
  { type: 'limit_data', attributes: { bytes: 20_000 }, toxicity: 0.5 },
  { type: 'limit_data', attributes: { bytes: 9_000 }, stream: 'upstream', toxicity: 0.5 },
];

async function killService(world: World): Promise<void> {
  const { journal, random, stack } = world;
  const victim = await chooseVictim(stack, random, random.pick(services));
  journal.note('chaos', [victim.part], `kill -9 ${String(victim.pid)}`);
  journal.count(`killed ${victim.part}`);
  victim.kill();
  await victim.untilBack();
  journal.note('chaos', [victim.part], 'is back');
}

/** What a Redis that died comes back with: all it knew, nothing, or what it knew some deaths ago. */
async function meddleWithRedis({ random, stack }: World): Promise<string> {
  await stack.servers.redis.kill();
  const fate = random.fraction();
  const isToBeCopied = random.fraction() < 0.5;
  if (fate < 0.25 && (await stack.redisFiles.restoreCopy())) return 'with an old copy';
  if (isToBeCopied) await stack.redisFiles.copy();
  if (fate >= 0.5) return 'with all it knew';
  await stack.redisFiles.empty();
  return 'empty';
}

/** A server dies, and in some cases a service with it; both come back with what they had on disk. */
async function killBackEnd(world: World, signal: AbortSignal): Promise<void> {
  const { journal, random, stack } = world;
  const victim = await chooseVictim(stack, random, random.pick(backEnds));
  const other =
    random.fraction() < 0.3 ? await chooseVictim(stack, random, random.pick(services)) : undefined;
  journal.note(
    'chaos',
    [victim.part],
    `kill -9 ${String(victim.pid)}${other ? `, and of ${other.part}` : ''}`,
  );
  victim.kill();
  other?.kill();
  if (other) journal.count(`killed ${other.part}`);
  const how = victim.part === 'redis' ? ` ${await meddleWithRedis(world)}` : '';
  journal.count(`killed ${victim.part}${how && `, back${how}`}`);
  await pace(random.below(1_000), signal);
  await victim.untilBack();
  journal.note('chaos', [victim.part], `is back${how}`);
  await other?.untilBack();
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

async function cutStore(world: World, signal: AbortSignal): Promise<void> {
  const { journal, random, stack } = world;
  journal.note('chaos', ['store'], 'cut off');
  journal.count('store: cut off');
  await stack.links.minio.cut();
  await pace(200 + random.below(1_500), signal);
  await stack.links.minio.heal();
}

/** One fault after the other until all is to end; then nothing is left of them. */
export async function makeTrouble(world: World, signal: AbortSignal): Promise<void> {
  const { random, stack } = world;
  try {
    while (!signal.aborted) {
      await pace(300 + random.below(1_500), signal);
      if (signal.aborted) return;
      const dice = random.fraction();
      if (dice < 0.4) await killService(world);
      else if (dice < 0.6) await killBackEnd(world, signal);
      else if (dice < 0.92) await troubleStore(world, signal);
      else await cutStore(world, signal);
    }
  } finally {
    await stack.links.minio.heal();
  }
}
