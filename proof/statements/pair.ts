import type { ImageKey, RegistryStore } from '@drydock/registry-core';
import type { Before } from '../model/scenario.ts';
import type { Tables } from '../model/tables.ts';

/** One transition, run by one connection. */
export interface Side {
  readonly name: string;
  /** @returns the image that a pusher was told of, if one was. */
  run(store: RegistryStore): Promise<ImageKey | undefined>;
}

/** Two transitions whose statements are tried in every order. */
export interface Pair {
  readonly name: string;
  readonly about: string;
  /** Makes what there is. */
  readonly before: readonly Before[];
  readonly sides: readonly [Side, Side];
  /** What else must never be, besides what never must. */
  readonly wrong?: (tables: Tables) => readonly string[];
}
