import type { Actor } from './actor.ts';
import type { ModelDatabase } from './database.ts';
import type { ObjectsNow } from './objects.ts';

/** A safeguard taken away, in the test alone: the search must then find a way to lose something. */
export interface Mutation {
  readonly name: string;
  /** SQL on the empty database. */
  readonly alter?: string;
  readonly rewrite?: (sql: string) => string;
  /** The key under which an actor stages its upload, instead of a new one. */
  readonly storageKey?: (actor: Actor) => string;
  readonly commitAnswersEarly?: boolean;
  readonly beforeStatement?: (
    query: { readonly text: string; readonly values: readonly unknown[] },
    world: { readonly database: ModelDatabase; readonly objects: ObjectsNow },
  ) => Promise<void>;
}

export const noMutation: Mutation = { name: 'none' };
