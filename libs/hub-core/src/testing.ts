export { createMemoryHubStore } from './memory/create-memory-hub-store.ts';
export { createMemoryRegistry, type MemoryRegistry } from './memory/create-memory-registry.ts';
export {
  createPlainPasswords,
  createPlainTokenAuthority,
  type CountingPasswords,
} from './memory/plain-adapters.ts';
export { describeHubStore, type HubStoreSubject } from './contract/describe-hub-store.ts';
