export { createHubStore } from './create-hub-store.ts';
