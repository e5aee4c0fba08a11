import { describeHubStore } from '../contract/describe-hub-store.ts';
import { createMemoryHubStore } from './create-memory-hub-store.ts';

describeHubStore('memory', async () => ({
  store: createMemoryHubStore(),
  close: () => Promise.resolve(),
}));
