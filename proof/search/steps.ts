import type { Actor } from '../model/actor.ts';
import type { ModelDatabase } from '../model/database.ts';
import type { Fault } from '../model/gate.ts';
import type { Mutation } from '../model/mutation.ts';
import { takeStep, type Place, type Taken } from '../model/take-step.ts';
import type { Renaming } from '../model/tables.ts';
import { Interner } from './interner.ts';
import { renameLog } from './rename-log.ts';
import type { Parts, Whereabouts } from './state.ts';

/** What a step made of contents and of the actor's place. */
export interface StepResult {
  readonly label: string;
  readonly tables: number;
  readonly objects: number;
  readonly place: number;
  /** The number of the renaming. Undefined where no row changed: then no other actor's memory has to follow. */
  readonly renaming: number | undefined;
  readonly told: Taken['told'];
  readonly wrong: readonly string[];
  readonly canFail: boolean;
}

export interface StepOptions {
  readonly tables: number;
  readonly objects: number;
  readonly actor: Actor;
  readonly place: Place;
  readonly fault: Fault;
}

export interface StepTaker {
  /** One step of the real code, taken once for the same contents and place and remembered. */
  take(options: StepOptions): StepResult | Promise<StepResult>;
  /** The place of another actor after a step that renamed rows. */
  follow(actor: Actor, place: number, renaming: number): number;
  /** How many steps were really taken. */
  readonly performed: number;
}

export function createStepTaker(options: {
  readonly database: ModelDatabase;
  readonly mutation: Mutation;
  readonly parts: Parts;
  /** Are places told apart by all that an actor ever saw, or by what it keeps of it? */
  readonly keepsAll?: boolean | undefined;
}): StepTaker {
  const { database, mutation, parts, keepsAll = false } = options;
  const known = new Map<string, StepResult>();
  const renamings = new Interner<Renaming>();
  const followed = new Map<string, number>();
  const codes = new Map<Actor['calls'], number>();
  let performed = 0;

  /** The same for actors that run the same code, unless rows bear their names. */
  function codeOf({ name, calls, uploads }: Actor): string | number {
    if (uploads) return name;
    const code = codes.get(calls) ?? codes.size;
    codes.set(calls, code);
    return code;
  }
  const kept = (actor: Actor, place: Whereabouts): Whereabouts =>
    keepsAll || typeof place === 'string' || !actor.keeps ? place : actor.keeps(place);
  const renamed = (place: Whereabouts, renaming: Renaming): Whereabouts =>
    typeof place === 'string' ? place : { ...place, log: renameLog(place.log, renaming) };

  async function perform(
    key: string,
    { tables, objects, actor, place, fault }: StepOptions,
  ): Promise<StepResult> {
    performed += 1;
    await database.restore(parts.tables.valueOf(tables));
    const store = parts.objects.valueOf(objects);
    const taken = await takeStep({ database, objects: store, actor, place, fault, mutation, keepsAll });
    const read = taken.hasWritten ? await database.read() : undefined;
    const end: Whereabouts = actor.isEndless ? 'idle' : 'gone';
    const reached: Whereabouts = taken.place === 'end' ? end : taken.place;
    const result: StepResult = {
      label: taken.label,
      tables: read ? parts.tables.idOf(read.tables) : tables,
      objects: parts.objects.idOf(taken.objects),
      place: parts.places.idOf(kept(actor, read ? renamed(reached, read.renaming) : reached)),
      renaming: read && renamings.idOf(read.renaming),
      told: taken.told,
      wrong: taken.wrong,
      canFail: taken.hasWritten || taken.label.startsWith('the '),
    };
    known.set(key, result);
    return result;
  }

  return {
    get performed() {
      return performed;
    },
    follow(actor, place, renaming) {
      const key = `${String(codeOf(actor))} ${String(place)} ${String(renaming)}`;
      const before = followed.get(key);
      if (before !== undefined) return before;
      const after = kept(actor, renamed(parts.places.valueOf(place), renamings.valueOf(renaming)));
      const number = parts.places.idOf(after);
      followed.set(key, number);
      return number;
    },
    take(step) {
      const { tables, objects, actor, place, fault } = step;
      const key = [tables, objects, codeOf(actor), parts.places.idOf(place), fault].join();
      return known.get(key) ?? perform(key, step);
    },
  };
}
