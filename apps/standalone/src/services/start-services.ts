import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '@drydock/kernel';
import {
  assertPortFree,
  exitCodes,
  runPhases,
  type ProcessControl,
  type RunningProcess,
} from '@drydock/lifecycle';
import { createLogger, type Logger } from '@drydock/observability';
import { givenDatabases } from '../database/given-databases.ts';
import { openDatabases } from '../database/open-databases.ts';
import { openDataDirectory } from '../data-directory/data-directory.ts';
import { Opened } from '../opened.ts';
import { freePort } from '../database/free-port.ts';
import { Child } from './child.ts';
import type { ServicesConfig } from './config.ts';
import { untilAlive } from './until-alive.ts';

type Kind = 'hub' | 'registry' | 'worker' | 'gateway';

/** Bundles lie side by side: dist/standalone/services-main.js, dist/hub-service/main.js, … */
const scripts: Readonly<Record<Kind, string>> = {
  hub: 'hub-service/main.js',
  registry: 'registry-service/main.js',
  worker: 'registry-service/worker-main.js',
  gateway: 'gateway/main.js',
};
const bundles = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The first replica takes the port that was asked for, further ones any free one. */
const portsFor = (count: number, first: number): Promise<readonly number[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => (index === 0 ? first : freePort())));

const urlsOf = (ports: readonly number[]) => ports.map((port) => `http://127.0.0.1:${String(port)}`);

/** The ports that were asked for; further replicas take free ones. */
async function assertPortsFree(config: ServicesConfig): Promise<void> {
  const { replicas } = config;
  const wanted = [
    { host: config.DRYDOCK_HOST, port: config.DRYDOCK_PORT, portVariable: 'DRYDOCK_PORT' },
    { host: '127.0.0.1', port: config.DRYDOCK_HUB_PORT, portVariable: 'DRYDOCK_HUB_PORT' },
    { host: '127.0.0.1', port: config.DRYDOCK_REGISTRY_PORT, portVariable: 'DRYDOCK_REGISTRY_PORT' },
    ...(replicas.worker > 0
      ? [{ host: '127.0.0.1', port: config.DRYDOCK_WORKER_PORT, portVariable: 'DRYDOCK_WORKER_PORT' }]
      : []),
  ];
  for (const address of wanted) await assertPortFree(address);
}

/** Gateway, hub, registry and workers as processes of their own on this machine. */
export async function startServices(
  config: ServicesConfig,
  control: ProcessControl,
): Promise<RunningProcess> {
  const log: Logger = createLogger({ name: 'drydock-services', level: 'warn' });
  const opened = new Opened();
  const given = givenDatabases(config);
  try {
    const directory = openDataDirectory(config.DRYDOCK_DATA_DIR);
    opened.add({ name: 'unlock', deadlineMs: 1_000, run: () => directory.unlock() });
    await assertPortsFree(config);
    let databases = given;
    if (!databases) {
      process.stdout.write(`Starting PostgreSQL in ${directory.postgres} …\n`);
      const embedded = await openDatabases(directory, (error) => {
        log.fatal({ err: error }, 'the database is gone');
        control.stop(1);
      });
      opened.add({ name: 'postgres', deadlineMs: 20_000, run: (signal) => embedded.stop(signal) });
      databases = embedded;
    }
    const [hubs, registries, workers] = await Promise.all([
      portsFor(config.replicas.hub, config.DRYDOCK_HUB_PORT),
      portsFor(config.replicas.registry, config.DRYDOCK_REGISTRY_PORT),
      portsFor(config.replicas.worker, config.DRYDOCK_WORKER_PORT),
    ]);
    const shared: NodeJS.ProcessEnv = {
      ...process.env,
      HUB_DATABASE_URL: databases.hubUrl,
      REGISTRY_DATABASE_URL: databases.registryUrl,
      DRYDOCK_INTERNAL_SECRET: config.DRYDOCK_INTERNAL_SECRET ?? randomBytes(24).toString('base64url'),
      DRYDOCK_DATA_DIR: directory.root,
      DRYDOCK_HUB_KEYS_DIR: join(directory.secrets, 'keys'),
      DRYDOCK_HUB_HOST: '127.0.0.1',
      DRYDOCK_REGISTRY_HOST: '127.0.0.1',
    };
    // Passed on above; a process refuses a secret that is given twice.
    for (const name of [
      'HUB_DATABASE_URL_FILE',
      'REGISTRY_DATABASE_URL_FILE',
      'DRYDOCK_INTERNAL_SECRET_FILE',
    ]) {
      Reflect.deleteProperty(shared, name);
    }
    const hopeless = new AbortController();
    let isUp = false;
    const onHopeless = (label: string) => {
      const message = `${label} ended because of its configuration; what it said about it is above`;
      if (isUp) control.stop(exitCodes.configuration);
      else hopeless.abort(new AppError('configuration_invalid', { message }));
    };
    const start = async (kind: Kind, env: NodeJS.ProcessEnv, addresses: readonly string[]): Promise<void> => {
      for (const [index, url] of addresses.entries()) {
        const label = `${kind} ${String(index + 1)}`;
        const child = new Child({
          label,
          script: join(bundles, scripts[kind]),
          env: {
            ...env,
            [`DRYDOCK_${kind === 'gateway' ? '' : `${kind.toUpperCase()}_`}PORT`]: new URL(url).port,
          },
          log,
          onHopeless,
        });
        child.start();
        opened.add({ name: label, deadlineMs: 30_000, run: (signal) => child.stop(signal) });
        // The first one brings the schema up to date and makes keys and the administrator, before others look for them.
        if (index === 0) await untilAlive(url, hopeless.signal);
      }
      await Promise.all(addresses.map((url) => untilAlive(url, hopeless.signal)));
    };
    const [hubUrls, registryUrls] = [urlsOf(hubs), urlsOf(registries)];
    const toEachOther = {
      ...shared,
      DRYDOCK_HOST: config.DRYDOCK_HOST,
      DRYDOCK_HUB_URL: hubUrls.join(','),
      DRYDOCK_REGISTRY_URL: registryUrls.join(','),
    };
    await start('hub', toEachOther, hubUrls);
    await start('registry', toEachOther, registryUrls);
    await start('worker', toEachOther, urlsOf(workers));
    const publicHost = isIPv6(config.DRYDOCK_HOST) ? `[${config.DRYDOCK_HOST}]` : config.DRYDOCK_HOST;
    await start('gateway', toEachOther, [`http://${publicHost}:${String(config.DRYDOCK_PORT)}`]);
    isUp = true;
    process.stdout.write(
      `\nDrydock's services run: gateway on ${publicHost}:${String(config.DRYDOCK_PORT)}, hub on ${hubs.join(', ')}, registry on ${registries.join(', ')}` +
        `${workers.length > 0 ? `, worker on ${workers.join(', ')}` : ''}\nCtrl-C stops them.\n`,
    );
    return { stopping: opened.phases, log };
  } catch (error) {
    await runPhases(opened.phases);
    throw error;
  }
}
