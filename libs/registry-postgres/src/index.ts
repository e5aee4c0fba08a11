export { createRegistryStore } from './create-registry-store.ts';
export { registryMigrationsDirectory, registrySchema } from './migrations.ts';
export type { StorageWindows } from './store-context.ts';
