export { createRegistryStore } from './create-registry-store.ts';
export { registryMigrationsDirectory } from './migrations.ts';
export type { StorageWindows } from './store-context.ts';
