import { pullToken } from '../../acceptance/support/engine.ts';
import { readAcknowledged } from './pull-once.ts';
import type { LoadWorld } from './start-load.ts';

const readers = 4;

/** @returns of what the registry took, all that it does not give back byte for byte, when nothing is away any more */
export async function readAllBack(world: LoadWorld): Promise<readonly string[]> {
  const { client, journal } = world;
  const tokens = new Map<string, Promise<string>>();
  const left = [...journal.acknowledged];
  const lost: string[] = [];
  const reader = async () => {
    for (let layer = left.pop(); layer !== undefined; layer = left.pop()) {
      const { repository, imageId } = layer;
      const token = tokens.get(repository) ?? pullToken(client, repository);
      tokens.set(repository, token);
      if (!(await readAcknowledged(world, layer, await token))) lost.push(imageId);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return lost;
}
