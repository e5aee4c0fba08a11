import type { Actor } from './actor.ts';

/** A few actors, and what there is before they begin. Every order of their steps is tried. */
export interface Scenario {
  readonly name: string;
  /** What it is about, in a sentence. */
  readonly about: string;
  /** Run to their end one after the other, to make what there is. */
  readonly before: readonly Actor[];
  /** Ticks between what was before and the search. */
  readonly agedByTicks: number;
  readonly actors: readonly Actor[];
  /** How many steps may go wrong in one history: refused, or done without an answer. */
  readonly faults: number;
  /** How many objects may rot in the store in one history. */
  readonly rots: number;
  /** Do uploads send heartbeats? Without, each is given up at the end of the silence. */
  readonly hasHeartbeats: boolean;
  /** Left out of the run of minutes. */
  readonly isLong?: boolean;
}
