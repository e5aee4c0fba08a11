import type { DataDirectory } from '../data-directory/data-directory.ts';
import { keptSecret } from '../data-directory/kept-secret.ts';
import { createRoles, type ServiceDatabases } from './create-roles.ts';
import { startEmbeddedServer } from './embedded-server.ts';

export interface OpenDatabases extends ServiceDatabases {
  stop(signal: AbortSignal): Promise<void>;
}

/** The embedded server, ready for both services. Its passwords are made at the first start and lie in the data directory. */
export async function openDatabases(
  directory: DataDirectory,
  onLost: (error: Error) => void,
): Promise<OpenDatabases> {
  const secret = (name: string) => keptSecret(directory.secrets, name);
  const password = secret('database-owner');
  const server = await startEmbeddedServer({ folder: directory.postgres, password, onLost });
  try {
    const databases = await createRoles({
      port: server.port,
      superuser: server.superuser,
      password,
      rolePasswords: { hub: secret('database-hub'), registry: secret('database-registry') },
    });
    return { ...databases, stop: (signal) => server.stop(signal) };
  } catch (error) {
    await server.stop(new AbortController().signal);
    throw error;
  }
}
