export { createRegistryStore } from './create-registry-store.ts';
export { storageInvariants, type Invariant } from './invariants.ts';
export { registryMigrationsDirectory, registrySchema } from './migrations.ts';
export type { StorageWindows } from './store-context.ts';
