import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { freePort } from '../free-port.ts';
import { tempDirectory } from '../temp-directory.ts';
import { runCommand } from './run-command.ts';
import { startServer } from './start-server.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestPgbouncer {
  readonly port: number;
  stop(): Promise<void>;
}

/** A PgBouncer in transaction mode, with its own defaults, before the server of this URL. It asks nobody for a password. */
export async function startTestPgbouncer(serverUrl: string): Promise<TestPgbouncer | Unavailable> {
  if ((await runCommand('pgbouncer', ['--version'])) === undefined) {
    return { unavailable: 'there is no pgbouncer here (apt-get install pgbouncer)' };
  }
  const { hostname, port: serverPort, username, password } = new URL(serverUrl);
  const directory = await tempDirectory('pgbouncer');
  const port = await freePort();
  const config = join(directory.path, 'pgbouncer.ini');
  await writeFile(
    config,
    [
      '[databases]',
      `* = host=${hostname} port=${serverPort} user=${username} password=${password}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1`,
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      'default_pool_size = 4',
      '',
    ].join('\n'),
  );
  const isRoot = process.getuid?.() === 0;
  const server = await startServer({
    file: 'pgbouncer',
    args: [...(isRoot ? ['-u', 'nobody'] : []), config],
    isReady: async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect').finally(() => socket.destroy());
    },
  });
  return {
    port,
    async stop() {
      await server.stop();
      await directory.remove();
    },
  };
}
