import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tagDeleter } from './actors/owner.ts';
import { worker } from './actors/worker.ts';
import { createModelDatabase, type ModelDatabase } from './model/database.ts';
import type { Scenario } from './model/scenario.ts';
import { noLease, toldWithoutLease } from './mutations/mutations.ts';
import { clockInSkip } from './scenarios/faults.ts';
import { skip, tagIncomplete } from './scenarios/pushes.ts';
import { deleteAndRestore, repositoryTrash } from './scenarios/undo.ts';
import { explore, type ExploreOptions } from './search/explore.ts';

const jobs = ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects'] as const;
const twoAlike: Scenario = {
  ...deleteAndRestore,
  name: 'two workers alike',
  actors: [tagDeleter('deleter', { repository: 1, tag: 'x' }), worker('first', jobs), worker('second', jobs)],
};

/** Everything that the world came to, and what pushers were told: all but what actors remember. */
async function reached(options: ExploreOptions) {
  const worlds = new Set<string>();
  const { counterexample, states } = await explore({
    ...options,
    onState: (state, parts) => {
      const { faultsLeft, rotsLeft, clockSetsLeft } = state;
      const tables = parts.tables.valueOf(state.tables);
      const objects = parts.objects.valueOf(state.objects);
      const promises = parts.promises.valueOf(state.promises);
      worlds.add(JSON.stringify([tables, objects, promises, faultsLeft, rotsLeft, clockSetsLeft]));
    },
  });
  return { counterexample, states, worlds: [...worlds].sort() };
}

describe('a search that takes states with the same future for one', () => {
  let database: ModelDatabase;
  beforeAll(async () => {
    database = await createModelDatabase();
  });
  afterAll(() => database.close());

  it.each([twoAlike, skip, clockInSkip, tagIncomplete, repositoryTrash])(
    'comes to all that one comes to which tells them apart: $name',
    async (scenario) => {
      const whole = await reached({ database, scenario, isUnreduced: true });
      const reduced = await reached({ database, scenario });
      process.stdout.write(
        `${scenario.name}: ${String(reduced.states)} for ${String(whole.states)} states\n`,
      );
      expect(whole.counterexample).toBeUndefined();
      expect(reduced.counterexample).toBeUndefined();
      expect(reduced.worlds).toEqual(whole.worlds);
      expect(reduced.states).toBeLessThanOrEqual(whole.states);
    },
  );

  it.each([
    { mutation: noLease, scenario: skip },
    { mutation: toldWithoutLease, scenario: skip },
    {
      mutation: noLease,
      scenario: { ...skip, name: 'skip, two workers', actors: [...skip.actors, worker('second', jobs)] },
    },
  ])('finds the same way to lose something: $mutation.name, in $scenario.name', async (search) => {
    const whole = await explore({ database, ...search, isUnreduced: true });
    const reduced = await explore({ database, ...search });
    expect(whole.counterexample).toBeDefined();
    expect(reduced.counterexample).toEqual(whole.counterexample);
  });
});
