import type { Random } from '../support/random.ts';
import type { Stack } from '../support/start-stack.ts';
import { Deletions } from './deletions.ts';
import { Journal } from './journal.ts';
import { KnownImages } from './known-images.ts';
import { TagRegisters } from './tag-registers.ts';
import type { World } from './world.ts';

/** A user and four repositories of its own, of which nothing is known yet. */
export async function makeWorld(options: {
  readonly stack: Stack;
  readonly random: Random;
  readonly leaseMs: number;
}): Promise<World> {
  const user = await options.stack.administration.createUser('churn');
  const nameOf = (index: number) => `${user.username}/r${String(index)}`;
  return {
    ...options,
    user,
    journal: new Journal(),
    registers: new TagRegisters(),
    images: new KnownImages(),
    repositories: [nameOf(0), nameOf(1), nameOf(2), nameOf(3)],
    deletions: new Deletions(),
  };
}
