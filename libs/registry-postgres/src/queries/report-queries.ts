import type { RegistryStore, ReportStore } from '@drydock/registry-core';
import type { StoreContext } from '../store-context.ts';
import { checkInvariants } from './check-invariants.ts';
import { readCollectionStatus } from './collection-status.ts';
import { explain } from './explain.ts';
import { planCollection } from './plan-collection.ts';

export const reports = (context: StoreContext): Pick<RegistryStore, keyof ReportStore> => ({
  collectionStatus: () => readCollectionStatus(context),
  planCollection: (onItems) => planCollection(context, onItems),
  explain: (subject) => explain(context, subject),
  checkInvariants: (onChecked) => checkInvariants(context, onChecked),
});
