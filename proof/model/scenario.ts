import type { Actor } from './actor.ts';

/** Time enough for every window to end. */
export const later = 'later';

export type Before = Actor | typeof later;

/** A few actors, and what there is before they begin. Every order of their steps is tried. */
export interface Scenario {
  readonly name: string;
  /** What it is about, in a sentence. */
  readonly about: string;
  /** Makes what there is: each is run to its end, one after the other. */
  readonly before: readonly Before[];
  readonly actors: readonly Actor[];
  /** How many steps may go wrong in one history: refused, or done without an answer. */
  readonly faults: number;
  /** How many objects may rot in the store in one history. */
  readonly rots: number;
  /** How often the database's clock may be set, forward past every window or back by as much, in one history. Default: never. */
  readonly clockSets?: number;
  /** Do uploads send heartbeats? Without, each is given up at the end of the silence. */
  readonly hasHeartbeats: boolean;
  /** Jobs are missing, so that what nobody needs stays. */
  readonly collectsNothing?: boolean;
  /** An object that no row knows may be left: nothing is lost by it, and reconciliation finds it. */
  readonly mayLeaveOrphans?: boolean;
  /** Left out of the run of minutes. */
  readonly isLong?: boolean;
}
