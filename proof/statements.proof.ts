import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModelDatabase, type ModelDatabase } from './model/database.ts';
import { record } from './report/record.ts';
import { pairs } from './statements/pairs.ts';
import { searchPair } from './statements/search-pair.ts';

describe('in every order of the statements of two transactions, nothing that is referred to is lost', () => {
  let database: ModelDatabase;
  beforeAll(async () => {
    database = await createModelDatabase();
  });
  afterAll(() => database.close());

  it.each(pairs)('$name: $about', async (pair) => {
    const { counterexample, ...figures } = await searchPair({ database, pair });
    const { name, about } = pair;
    const actors = pair.sides.map((side) => side.name);
    process.stdout.write(`${name}: ${JSON.stringify(figures)}\n`);
    const told = await record({ kind: 'pair', name, about, actors, figures, counterexample });
    expect(told).toBeUndefined();
    expect(figures.atRest).toBeGreaterThan(0);
  });
});
