import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModelDatabase, type ModelDatabase } from './model/database.ts';
import { record } from './report/record.ts';
import { isLong } from './report/size.ts';
import { chosen } from './report/chosen.ts';
import { scenarios } from './scenarios/all-scenarios.ts';
import { explore } from './search/explore.ts';

/** A search at length says now and then how far it is. */
const progressOf = (name: string) => (sofar: object) => {
  if (isLong()) process.stderr.write(`${name} so far: ${JSON.stringify(sofar)}\n`);
};

describe('in every order of every step and crash, nothing that is referred to is lost', () => {
  let database: ModelDatabase;
  beforeAll(async () => {
    database = await createModelDatabase();
  });
  afterAll(() => database.close());

  const searched = chosen(scenarios);
  const timeout = isLong() ? 24 * 3_600_000 : 600_000;
  it.each(searched)('$name: $about', { timeout }, async (scenario) => {
    const { name, about } = scenario;
    const { counterexample, ...figures } = await explore({
      database,
      scenario,
      onProgress: progressOf(name),
    });
    const actors = scenario.actors.map((actor) => actor.name);
    process.stdout.write(`${name}: ${JSON.stringify(figures)}, actors: ${actors.join(', ')}\n`);
    const told = await record({
      kind: 'scenario',
      name,
      about,
      actors,
      figures,
      counterexample,
      isLong: scenario.isLong,
    });
    expect(told).toBeUndefined();
    // A search in which nobody comes to an end has looked at nothing.
    expect(figures.atRest).toBeGreaterThan(0);
  });
});
