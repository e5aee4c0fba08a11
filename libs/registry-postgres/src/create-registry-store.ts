import type { RegistryStore } from '@drydock/registry-core';
import { translateErrors } from '@drydock/postgres';
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

/** The rows of the registry in PostgreSQL 15 or later, schema `registry`, READ COMMITTED. */
export function createRegistryStore(context: StoreContext): RegistryStore {
  return translateErrors({
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
