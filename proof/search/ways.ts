import type { Actor } from '../model/actor.ts';
import type { Order } from './alike.ts';

interface Arrival {
  readonly from: number;
  readonly label: string;
  /** Who took the step, by his place in the list; undefined for the surroundings. */
  readonly by: number | undefined;
  readonly order: Order | undefined;
}

/** How each state was reached first: the shortest way to it, with everybody under his own name. */
export function createWays(actors: readonly Actor[]) {
  const arrivals: (Arrival | undefined)[] = [undefined];

  function arrivalsUpTo(number: number): Arrival[] {
    const way: Arrival[] = [];
    for (let at = arrivals[number]; at; at = arrivals[at.from]) way.unshift(at);
    return way;
  }

  return {
    /** The next number's. */
    add: (arrival: Arrival) => void arrivals.push(arrival),
    /** The steps to a state, and one more from it. */
    to(number: number, last?: Pick<Arrival, 'label' | 'by'>): string[] {
      let present: Order = actors.map((_, index) => index);
      const steps: Pick<Arrival, 'label' | 'by' | 'order'>[] = arrivalsUpTo(number);
      if (last) steps.push({ ...last, order: undefined });
      return steps.map(({ label, by, order }) => {
        const name = by === undefined ? undefined : actors[present[by] ?? by]?.name;
        const before = present;
        if (order) present = order.map((from) => before[from] ?? from);
        return name === undefined ? label : `${name}${label}`;
      });
    },
  };
}
