import { isServerAway } from '@drydock/postgres';
import { listBrokenInvariants } from '../support/broken-invariants.ts';
import type { World } from './world.ts';

/** They hold at every moment, not only in the end. */
export async function checkInvariants({ stack, journal }: World, actor: string): Promise<void> {
  try {
    for (const { name, items } of await listBrokenInvariants(stack.rows)) {
      for (const item of items) journal.violation(actor, item.split(/[ :/]+/), `${name}: ${item}`);
    }
    journal.count('looks at the invariants');
  } catch (error) {
    if (!isServerAway(error)) throw error;
    journal.count('looks at the invariants while the database was away');
  }
}
