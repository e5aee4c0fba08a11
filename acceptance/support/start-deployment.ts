import { createRawClient, eventually, freePort, tempDirectory } from '@drydock/testing';
import { startProcess, type RunningProcess } from './running-process.ts';

export type Composition = 'standalone' | 'services';

export interface Deployment {
  readonly composition: Composition;
  readonly url: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly dataDirectory: string;
}

export interface RunningDeployment extends Deployment {
  readonly process: RunningProcess;
  stop(): Promise<void>;
}

const startScripts: Readonly<Record<Composition, string>> = {
  standalone: 'tools/start.mjs',
  services: 'tools/start-services.mjs',
};

/**
 * Starts real processes on a data directory, ports and accounts of their own, and waits until the public address
 * answers. Registration is open unless `env` says otherwise. `args` are the start script's own.
 */
export async function startDeployment(
  composition: Composition,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<RunningDeployment> {
  const directory = await tempDirectory(composition);
  const port = await freePort();
  const admin = { username: 'admin', password: 'acceptance-secret' };
  const servicePorts =
    composition === 'services'
      ? {
          DRYDOCK_HUB_PORT: String(await freePort()),
          DRYDOCK_REGISTRY_PORT: String(await freePort()),
          DRYDOCK_WORKER_PORT: String(await freePort()),
        }
      : {};
  const running = startProcess([startScripts[composition], ...args], {
    DRYDOCK_HOST: '127.0.0.1',
    DRYDOCK_PORT: String(port),
    DRYDOCK_DATA_DIR: directory.path,
    DRYDOCK_ADMIN_USER: admin.username,
    DRYDOCK_ADMIN_PASSWORD: admin.password,
    DRYDOCK_REGISTRATION: 'open',
    ...servicePorts,
    ...env,
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const client = createRawClient(url);
  const stop = async () => {
    await running.stop();
    await directory.remove();
  };
  try {
    await eventually(
      async () => {
        if (running.hasEnded()) return;
        const authorization = Buffer.from(`${admin.username}:${admin.password}`).toString('base64');
        const answer = await client.request({
          path: '/v1/users/',
          headers: { Authorization: `Basic ${authorization}` },
        });
        if (answer.status !== 200) throw new Error(`not ready: ${String(answer.status)} ${answer.text()}`);
      },
      { timeoutMs: 300_000, intervalMs: 100 },
    );
    if (running.hasEnded()) throw new Error(`the ${composition} deployment ended:\n${running.output()}`);
  } catch (cause) {
    await stop();
    throw new Error(`the ${composition} deployment did not start:\n${running.output()}`, { cause });
  }
  return { composition, url, admin, process: running, dataDirectory: directory.path, stop };
}
