import type { RegistryStore } from '@drydock/registry-core';
import { translateError } from '@drydock/postgres';
import { reports } from './queries/report-queries.ts';
import type { StoreContext } from './store-context.ts';
import { collectionTransitions } from './transitions/collection.ts';
import { imageTransitions } from './transitions/images.ts';
import { layerTransitions } from './transitions/layers.ts';
import { manifestTransitions } from './transitions/manifests.ts';
import { rebuildTransitions } from './transitions/rebuild.ts';
import { reconcileTransitions } from './transitions/reconcile.ts';
import { repositoryTransitions } from './transitions/repositories.ts';
import { runTransitions } from './transitions/runs.ts';
import { tagTransitions } from './transitions/tags.ts';
import { trashTransitions } from './transitions/trash.ts';
import { revocationTransitions } from './transitions/revocations.ts';
import { scrubQueries } from './transitions/scrub.ts';
import { verificationTransitions } from './transitions/verification.ts';

/** Lets no driver's error through, whichever method threw it. */
function translating<T extends object>(store: T): T {
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          return (await Reflect.apply(value, target, args)) as unknown;
        } catch (error) {
          throw translateError(error);
        }
      };
    },
  });
}

/** The rows of the registry in PostgreSQL 15 or later, schema `registry`, READ COMMITTED. */
export function createRegistryStore(context: StoreContext): RegistryStore {
  return translating({
    ...repositoryTransitions(context),
    ...imageTransitions(context),
    ...layerTransitions(context),
    ...tagTransitions(context),
    ...trashTransitions(context),
    ...verificationTransitions(context),
    ...scrubQueries(context),
    ...revocationTransitions(context),
    ...collectionTransitions(context),
    ...reconcileTransitions(context),
    ...manifestTransitions(context),
    ...rebuildTransitions(context),
    ...runTransitions(context),
    ...reports(context),
  });
}
