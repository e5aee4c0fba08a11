import type { Scenario } from '../model/scenario.ts';

type Given = Pick<Scenario, 'name' | 'about' | 'before' | 'actors'> & Partial<Scenario>;

/** Old enough that no lease of what was before is left. */
const longAgo = 4;

/** A scenario in which nothing goes wrong but crashes, unless it says so. */
export const scenario = (given: Given): Scenario => ({
  agedByTicks: longAgo,
  faults: 0,
  rots: 0,
  hasHeartbeats: false,
  ...given,
});
