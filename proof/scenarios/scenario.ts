import { worker, type JobName } from '../actors/worker.ts';
import type { Scenario } from '../model/scenario.ts';

type Given = Pick<Scenario, 'name' | 'about' | 'before' | 'actors'> & Partial<Scenario>;

/** A scenario in which nothing goes wrong but crashes, unless it says so. */
export const scenario = (given: Given): Scenario => ({
  faults: 0,
  rots: 0,
  hasHeartbeats: false,
  ...given,
});

/** The same at length, with a worker that collects meanwhile. */
export const collected = (given: Scenario, jobs: readonly JobName[]): Scenario => ({
  ...given,
  name: `${given.name}-collected`,
  about: `${given.about} Meanwhile, all is collected.`,
  actors: [...given.actors, worker('worker', jobs)],
  collectsNothing: false,
  isLong: true,
});
