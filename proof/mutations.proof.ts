import { describe, expect, it } from 'vitest';
import { createModelDatabase } from './model/database.ts';
import { mutants } from './mutations/mutants.ts';
import { record } from './report/record.ts';
import { explore } from './search/explore.ts';

describe('a safeguard that is taken away is missed', () => {
  it.each(mutants)('$mutation.name', async ({ mutation, scenario, breaks }) => {
    const database = await createModelDatabase(mutation.alter);
    try {
      const { counterexample, ...figures } = await explore({ database, scenario, mutation });
      const actors = scenario.actors.map((actor) => actor.name);
      const { about } = scenario;
      await record({ kind: 'mutation', name: mutation.name, about, actors, figures, counterexample });
      expect(counterexample?.broken.join('; ')).toMatch(breaks);
    } finally {
      await database.close();
    }
  });
});
