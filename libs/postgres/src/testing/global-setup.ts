import { startTestServer } from './start-test-server.ts';

/** Vitest global setup. */
export default function setup(): Promise<(() => Promise<void>) | undefined> {
  return startTestServer();
}
