import type { ModelDatabase } from '../model/database.ts';
import type { Mutation } from '../model/mutation.ts';
import type { Pair } from './pair.ts';
import { createPairSearch } from './search-pair.ts';

/** Walks a counterexample of two connections. @returns what does not hold at its end. */
export async function replayPair(options: {
  readonly database: ModelDatabase;
  readonly pair: Pair;
  readonly mutation: Mutation;
  readonly steps: readonly string[];
  readonly print: (line: string) => void;
}): Promise<readonly string[]> {
  const { pair, steps, print } = options;
  const search = await createPairSearch(options);
  try {
    const schedule = steps.map((step) => (step.startsWith(`${pair.sides[0].name}: `) ? 0 : 1));
    const found = await search.follow(schedule);
    for (const [index, step] of steps.entries()) print(`${String(index + 1).padStart(3)}. ${step}`);
    return found?.broken ?? [];
  } finally {
    await search.close();
  }
}
