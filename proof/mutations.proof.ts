import { describe, expect, it } from 'vitest';
import { createModelDatabase } from './model/database.ts';
import { mutants } from './mutations/mutants.ts';
import { record } from './report/record.ts';
import { explore } from './search/explore.ts';
import { searchPair } from './statements/search-pair.ts';

describe('a safeguard that is taken away is missed', () => {
  it.each(mutants)('$mutation.name, in $within.name', async ({ mutation, within, breaks }) => {
    const database = await createModelDatabase(mutation.alter);
    try {
      const { counterexample, ...figures } =
        'sides' in within
          ? await searchPair({ database, pair: within, mutation })
          : await explore({ database, scenario: within, mutation });
      const actors = ('sides' in within ? within.sides : within.actors).map((one) => one.name);
      const name = `${mutation.name} in ${within.name}`;
      await record({ kind: 'mutation', name, about: mutation.name, actors, figures, counterexample });
      expect(counterexample?.broken.join('; ')).toMatch(breaks);
    } finally {
      await database.close();
    }
  });
});
