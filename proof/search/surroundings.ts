import type { Scenario } from '../model/scenario.ts';
import { ageObjects, isRotten, ObjectsNow, rotten } from '../model/objects.ts';
import { age } from '../model/tables.ts';
import { pastEveryWindow, ticks, writerStopsAfter } from '../model/ticks.ts';
import { agePledges } from './pledges.ts';
import type { Parts, State, Whereabouts } from './state.ts';

export interface Move {
  /** Whose doing it is, by his place in the list of actors; undefined for the surroundings. */
  readonly by: number | undefined;
  /** What is done; the words after the name where it is an actor's doing. */
  readonly label: string;
  readonly state: State;
  /** False for what need not ever happen: rest does not wait for it. */
  readonly isFair: boolean;
}

/** Whose upload an object key belongs to, and is he still waiting for the store's answer? */
function isAwaited(parts: Parts, scenario: Scenario, state: State, key: string): boolean {
  return scenario.actors.some((actor, index) => {
    const place = parts.places.valueOf(state.places[index] ?? 0);
    if (typeof place === 'string' || !key.startsWith(`blobs/${actor.name}/`)) return false;
    return place.log.at(-1)?.label === 'the store is sent the commit';
  });
}

/** A place a tick later: the writer of an upload has been silent for longer. */
function agePlace(place: Whereabouts): Whereabouts {
  if (typeof place === 'string' || place.silentTicks === undefined) return place;
  return { ...place, silentTicks: Math.min(writerStopsAfter + 1, place.silentTicks + 1) };
}

function remembered(find: (id: number) => number): (id: number) => number {
  const known = new Map<number, number>();
  return (id) => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}

/** What happens without anybody's code: the clock, the store, crashes. */
export function createSurroundings({
  parts,
  scenario,
}: {
  readonly parts: Parts;
  readonly scenario: Scenario;
}) {
  const older = {
    tables: remembered((id) => parts.tables.idOf(age(parts.tables.valueOf(id)))),
    objects: remembered((id) => parts.objects.idOf(ageObjects(parts.objects.valueOf(id)))),
    promises: remembered((id) => parts.promises.idOf(agePledges(parts.promises.valueOf(id)))),
    place: remembered((id) => parts.places.idOf(agePlace(parts.places.valueOf(id)))),
  };
  const ends = { idle: parts.places.idOf('idle'), gone: parts.places.idOf('gone') };

  /** Undefined where nothing changes, or where a write would be under way for longer than any may be. */
  function tick(state: State): State | undefined {
    const objects = parts.objects.valueOf(state.objects);
    if (objects.landing.some((one) => one.ageTicks >= ticks.longestWrite)) return undefined;
    return {
      ...state,
      tables: older.tables(state.tables),
      objects: older.objects(state.objects),
      promises: older.promises(state.promises),
      places: state.places.map(older.place),
    };
  }

  function* crashes(state: State): Generator<Move> {
    for (const [index, actor] of scenario.actors.entries()) {
      const place = parts.places.valueOf(state.places[index] ?? 0);
      if (typeof place === 'string' || (place.call === actor.begins[0] && place.log.length === 0)) continue;
      const after = actor.isEndless ? ends.idle : ends.gone;
      const places = state.places.map((one, at) => (at === index ? after : one));
      yield { by: index, label: ': dies', state: { ...state, places }, isFair: true };
    }
  }

  function* storeMoves(state: State): Generator<Move> {
    const objects = parts.objects.valueOf(state.objects);
    const after = (change: (store: ObjectsNow) => void): State => {
      const store = new ObjectsNow(objects);
      change(store);
      return { ...state, objects: parts.objects.idOf(store.objects) };
    };
    for (const { key } of objects.landing) {
      if (isAwaited(parts, scenario, state, key)) continue;
      yield {
        by: undefined,
        label: `store: ${key} lands late`,
        state: after((store) => store.land(key)),
        isFair: true,
      };
      yield {
        by: undefined,
        label: `store: ${key} never lands`,
        state: after((store) => store.lose(key)),
        isFair: true,
      };
    }
    if (state.rotsLeft === 0) return;
    for (const [key, content] of Object.entries(objects.there)) {
      if (isRotten(content)) continue;
      const rot = after((store) => store.put(key, rotten(content)));
      yield {
        by: undefined,
        label: `store: ${key} rots`,
        state: { ...rot, rotsLeft: state.rotsLeft - 1 },
        isFair: true,
      };
    }
  }

  /**
   * The database's clock alone: writers have one of their own, and what is on its way to the store is no older. A lease ends by the
   * database's clock, so one that is set forward ends what pushers were told.
   */
  function* clockSets(state: State): Generator<Move> {
    if (state.clockSetsLeft === 0) return;
    const clockSetsLeft = state.clockSetsLeft - 1;
    const tables = (ticksOn: number): number =>
      parts.tables.idOf(age(parts.tables.valueOf(state.tables), ticksOn));
    yield {
      by: undefined,
      label: 'clock: set forward',
      state: { ...state, clockSetsLeft, tables: tables(pastEveryWindow), promises: parts.promises.idOf([]) },
      isFair: false,
    };
    yield {
      by: undefined,
      label: 'clock: set back',
      state: { ...state, clockSetsLeft, tables: tables(-pastEveryWindow) },
      isFair: false,
    };
  }

  return {
    tick,
    *moves(state: State): Generator<Move> {
      yield* crashes(state);
      yield* storeMoves(state);
      const later = tick(state);
      if (later) yield { by: undefined, label: 'clock: a tick', state: later, isFair: true };
      yield* clockSets(state);
    },
  };
}

export type Surroundings = ReturnType<typeof createSurroundings>;
