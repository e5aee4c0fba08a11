import { AppError } from '@drydock/kernel';
import type { ImageKey } from '@drydock/registry-core';
import type { Actor, Promised } from './actor.ts';
import type { ModelDatabase } from './database.ts';
import { hasFunction, textsIn } from './answers.ts';
import { Gate, type Fault, type Step } from './gate.ts';
import { createGatedObjects } from './gated-objects.ts';
import { createGatedPool } from './gated-pool.ts';
import type { Mutation } from './mutation.ts';
import { ObjectsNow, type Objects } from './objects.ts';
import { createUseCases } from './use-cases.ts';

/** Where an actor is: which call, and what its steps in it gave. */
export interface Place {
  readonly call: number;
  readonly log: readonly Step[];
  /** Ticks since its upload was last heard of, while it has one. */
  readonly silentTicks: number | undefined;
}

export interface Taken {
  readonly label: string;
  /** `end` when the actor has nothing more to do. */
  readonly place: Place | 'end';
  readonly hasWritten: boolean;
  readonly objects: Objects;
  readonly told: readonly { readonly image: ImageKey; readonly what: Promised }[];
  readonly wrong: readonly string[];
}

const madeUpKey = /^blobs\/[0-9a-f]{2}\/[0-9a-f]{40}$/;

/** The name in the model of the n-th key that an actor makes up in a call. */
export const modelKey = (actor: Actor, call: number, n: number): string =>
  `blobs/${actor.name}/${String(call)}-${String(n)}`;

const describe = (error: unknown): string => (error instanceof AppError ? error.code : String(error));

/** Brings the real code of an actor to its place by answering it from its log, and lets it take one step on the contents as they are. */
export async function takeStep(options: {
  readonly database: ModelDatabase;
  readonly objects: Objects;
  readonly actor: Actor;
  readonly place: Place;
  readonly fault: Fault;
  readonly mutation: Mutation;
  /** Keeps all that an actor saw, not just what it can still tell by. */
  readonly keepsAll: boolean;
}): Promise<Taken> {
  const { database, actor, place, fault, mutation } = options;
  const call = actor.calls[place.call];
  if (!call) throw new Error(`${actor.name} has no call ${String(place.call)}`);
  const keepsAll = options.keepsAll || actor.keepsAnswersOf?.includes(place.call) === true;
  const gate = new Gate(place.log, { keepsAll });
  const objects = new ObjectsNow(options.objects);
  const names = new Map<string, string>();
  const rename = (key: string): string => {
    if (!madeUpKey.test(key)) return key;
    const known =
      names.get(key) ?? mutation.storageKey?.(actor) ?? modelKey(actor, place.call, names.size + 1);
    names.set(key, known);
    return known;
  };
  const use = createUseCases({
    pool: createGatedPool({
      pool: database.pool,
      gate,
      fault,
      rewrite: mutation.rewrite ?? ((sql) => sql),
      beforeStatement: (query) =>
        mutation.beforeStatement?.(query, { database, objects }) ?? Promise.resolve(),
      rename: (value) => (typeof value === 'string' ? rename(value) : value),
    }),
    blobStore: createGatedObjects({
      gate,
      objects,
      fault,
      rename,
      silentTicks: place.silentTicks ?? 0,
      answersEarly: mutation.commitAnswersEarly ?? false,
    }),
    onCall: (name, args, callStore) => {
      // Numbers are given in the order in which keys are used, which an answer from the log must not change.
      for (const text of textsIn(args)) rename(text);
      return gate.storeCall(name, callStore, { isCalledBack: hasFunction(args) });
    },
  });

  const told: { image: ImageKey; what: Promised }[] = [];
  const wrong: string[] = [];
  let next: number | 'end' | undefined;
  const say = {
    told: (image: ImageKey, what: Promised) => {
      if (gate.performed) told.push({ image, what });
    },
    wrong: (words: string) => {
      if (gate.performed) wrong.push(words);
    },
  };
  const run = async (): Promise<number | 'end'> => {
    if (!actor.isOneStep) return call(use, say);
    await gate.begin(actor.name);
    try {
      return await call(use, say);
    } finally {
      gate.end();
    }
  };
  const ended = run().then(
    (to) => {
      next = to;
    },
    (error: unknown) => {
      next = 'end';
      if (!(error instanceof AppError)) wrong.push(`the code met ${describe(error)}`);
    },
  );
  await Promise.race([gate.parked, ended]);
  const { performed } = gate;
  const reached = next;
  // What unwinds after the end of the run says nothing any more.
  const said = { told: [...told], wrong: [...wrong] };
  const { log } = gate;
  if (reached === undefined) {
    gate.abandon();
    await ended;
  }
  if (!performed) throw new Error(`${actor.name} took no step in call ${String(place.call)}`);

  const failures = performed.outcomes.flatMap((one) => ('error' in one ? [describe(one.error)] : []));
  const label = [performed.label, ...(failures.length > 0 ? [`(${failures.join(', ')})`] : [])].join(' ');
  const silentTicks = performed.label === 'stageObject' ? 0 : place.silentTicks;
  return {
    label,
    place:
      reached === undefined
        ? { call: place.call, log, silentTicks }
        : reached === 'end'
          ? 'end'
          : { call: reached, log: [], silentTicks: undefined },
    hasWritten: gate.hasWritten,
    objects: objects.objects,
    ...said,
  };
}
