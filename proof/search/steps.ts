import type { Actor } from '../model/actor.ts';
import type { ModelDatabase } from '../model/database.ts';
import type { Fault } from '../model/gate.ts';
import type { Mutation } from '../model/mutation.ts';
import { takeStep, type Place, type Taken } from '../model/take-step.ts';
import type { Renaming } from '../model/tables.ts';
import { renameLog } from './rename-log.ts';
import type { Parts, Whereabouts } from './state.ts';

/** What a step made of contents and of the actor's place. */
export interface StepResult {
  readonly label: string;
  readonly tables: number;
  readonly objects: number;
  readonly place: number;
  /** Undefined where no row changed: then no other actor's memory has to follow. */
  readonly renaming: Renaming | undefined;
  readonly told: Taken['told'];
  readonly wrong: readonly string[];
  readonly canFail: boolean;
}

export interface StepTaker {
  /** One step of the real code, taken once for the same contents and place and remembered. */
  take(options: {
    readonly tables: number;
    readonly objects: number;
    readonly actor: Actor;
    readonly place: Place;
    readonly fault: Fault;
  }): Promise<StepResult>;
  /** The place of another actor after a step that renamed rows. */
  follow(place: number, renaming: Renaming): number;
  /** How many steps were really taken. */
  readonly performed: number;
}

export function createStepTaker(options: {
  readonly database: ModelDatabase;
  readonly mutation: Mutation;
  readonly parts: Parts;
}): StepTaker {
  const { database, mutation, parts } = options;
  const known = new Map<string, StepResult>();
  const followed = new WeakMap<Renaming, Map<number, number>>();
  let performed = 0;

  const rename = (place: Whereabouts, renaming: Renaming): Whereabouts =>
    typeof place === 'string' ? place : { ...place, log: renameLog(place.log, renaming) };

  return {
    get performed() {
      return performed;
    },
    follow(place, renaming) {
      const map = followed.get(renaming) ?? new Map<number, number>();
      followed.set(renaming, map);
      const found = map.get(place) ?? parts.places.idOf(rename(parts.places.valueOf(place), renaming));
      map.set(place, found);
      return found;
    },
    async take({ tables, objects, actor, place, fault }) {
      const key = [tables, objects, actor.name, parts.places.idOf(place), fault].join();
      const before = known.get(key);
      if (before) return before;
      performed += 1;
      await database.restore(parts.tables.valueOf(tables));
      const taken = await takeStep({
        database,
        objects: parts.objects.valueOf(objects),
        actor,
        place,
        fault,
        mutation,
      });
      const read = taken.hasWritten ? await database.read() : undefined;
      const end: Whereabouts = actor.isEndless ? 'idle' : 'gone';
      const reached: Whereabouts = taken.place === 'end' ? end : taken.place;
      const result: StepResult = {
        label: `${actor.name}: ${taken.label}`,
        tables: read ? parts.tables.idOf(read.tables) : tables,
        objects: parts.objects.idOf(taken.objects),
        place: parts.places.idOf(read ? rename(reached, read.renaming) : reached),
        renaming: read?.renaming,
        told: taken.told,
        wrong: taken.wrong,
        canFail: taken.hasWritten || taken.label.startsWith('the '),
      };
      known.set(key, result);
      return result;
    },
  };
}
