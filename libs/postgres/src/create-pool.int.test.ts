import { platform } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createPool } from './create-pool.ts';
import { createTestDatabase } from './testing/create-test-database.ts';

describe('a pool of connections', () => {
  it.skipIf(platform() !== 'linux')('is silent on connections that break while it ends', async () => {
    const database = await createTestDatabase();
    const broken: Error[] = [];
    const pool = createPool({
      url: database.url,
      schema: 'public',
      applicationName: 'pool-test',
      onIdleError: (error) => broken.push(error),
    });
    try {
      const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const backend = rows[0]?.pid ?? 0;
      const removed = new Promise((resolve) => pool.once('remove', resolve));
      // Stopped, it finds the end of the server before it reads that the client goes.
      process.kill(backend, 'SIGSTOP');
      await pool.end();
      process.kill(backend, 'SIGTERM');
      process.kill(backend, 'SIGCONT');
      await removed;
      expect(broken.map(({ message }) => message)).toEqual([]);
    } finally {
      await database.drop();
    }
  });
});
