import { AppError } from '@drydock/kernel';
import type { Promised } from '../model/actor.ts';
import type { Objects } from '../model/objects.ts';
import type { Tables } from '../model/tables.ts';
import type { Place } from '../model/take-step.ts';
import { Interner } from './interner.ts';

/** Told to a pusher, and binding for so many more ticks. */
export interface Pledge {
  readonly repositoryId: string;
  readonly imageId: string;
  readonly what: Promised;
  readonly ticksLeft: number;
}

/** `idle`: begins with any of its calls. `gone`: at its end, or dead. */
export type Whereabouts = Place | 'idle' | 'gone';

/** Numbers of interned parts; equal states have equal numbers. */
export interface State {
  readonly tables: number;
  readonly objects: number;
  readonly promises: number;
  /** How many more steps may go wrong. */
  readonly faultsLeft: number;
  readonly rotsLeft: number;
  readonly clockSetsLeft: number;
  readonly places: readonly number[];
}

export const keyOf = (state: State): string =>
  [
    state.tables,
    state.objects,
    state.promises,
    state.faultsLeft,
    state.rotsLeft,
    state.clockSetsLeft,
    ...state.places,
  ].join();

const placeText = (place: Whereabouts): string =>
  JSON.stringify(place, (name, value: unknown) => {
    if (name === 'error') return value instanceof AppError ? value.code : String(value);
    return value;
  });

/** Everything that states are made of. */
export function createParts() {
  return {
    tables: new Interner<Tables>(),
    objects: new Interner<Objects>(),
    promises: new Interner<readonly Pledge[]>(),
    places: new Interner<Whereabouts>(placeText),
  };
}

export type Parts = ReturnType<typeof createParts>;
