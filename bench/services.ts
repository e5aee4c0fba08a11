import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, s3Variables, type TestS3 } from '@drydock/testing';
import { startProcess, type Running } from './processes.ts';
import type { Server } from './seed.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const password = 'bench-password';

export interface ServicesOptions {
  readonly folder: string;
  readonly bucket: string;
  /** Without it each registry does its own jobs. */
  readonly redisUrl?: string | undefined;
  /** Of the start script: `--registry 2`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Gateway, hub, registry and worker as processes of their own, on this store. */
export async function startServices(
  store: TestS3,
  options: ServicesOptions,
): Promise<{ readonly server: Server; readonly process: Running }> {
  const server: Server = { port: await freePort(), user: 'admin', password };
  const command = [process.execPath, join(root, 'tools/start-services.mjs'), ...(options.args ?? [])];
  const started = await startProcess(command, server.port, {
    DRYDOCK_PORT: String(server.port),
    DRYDOCK_HUB_PORT: String(await freePort()),
    DRYDOCK_REGISTRY_PORT: String(await freePort()),
    DRYDOCK_WORKER_PORT: String(await freePort()),
    DRYDOCK_DATA_DIR: options.folder,
    DRYDOCK_ADMIN_USER: server.user,
    DRYDOCK_ADMIN_PASSWORD: password,
    DRYDOCK_LOG_LEVEL: 'warn',
    ...s3Variables(store, options.bucket),
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    ...options.env,
  });
  return { server, process: started };
}
