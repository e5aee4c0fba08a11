export { createRegistryStore } from './create-registry-store.ts';
export type { StorageWindows } from './store-context.ts';
