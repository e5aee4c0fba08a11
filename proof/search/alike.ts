import type { Actor } from '../model/actor.ts';
import type { State } from './state.ts';

/**
 * Two actors are alike when they run the same code and nothing has the name of either: rows and objects bear only those of uploads. What one
 * does at a place, the other does there, so a state in which they have changed places has the same future under other names.
 */
const isAlike = (a: Actor, b: Actor): boolean =>
  a.calls === b.calls &&
  a.begins.join() === b.begins.join() &&
  a.isEndless === b.isEndless &&
  a.uploads === undefined &&
  b.uploads === undefined;

/** Which actor stands at which place of the list: `order[i]` was at `i` before. */
export type Order = readonly number[];

export interface Arranged {
  readonly state: State;
  /** Undefined where everybody stays where he was. */
  readonly order: Order | undefined;
}

/** Puts actors that are alike in the order of their places, so that of states that mirror each other one is searched. */
export function createArrange(actors: readonly Actor[]): (state: State) => Arranged {
  const kinds = actors.map((actor) => actors.findIndex((other) => other === actor || isAlike(other, actor)));
  if (kinds.every((kind, index) => kind === index)) return (state) => ({ state, order: undefined });
  const everybody = actors.map((_, index) => index);

  return (state) => {
    const place = (index: number): number => state.places[index] ?? 0;
    const order = [...everybody];
    for (const kind of new Set(kinds)) {
      const slots = everybody.filter((index) => kinds[index] === kind);
      const sorted = [...slots].sort((a, b) => place(a) - place(b) || a - b);
      slots.forEach((slot, at) => {
        order[slot] = sorted[at] ?? slot;
      });
    }
    if (order.every((from, at) => from === at)) return { state, order: undefined };
    return { state: { ...state, places: order.map(place) }, order };
  };
}
