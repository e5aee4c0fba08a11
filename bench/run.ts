import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@drydock/testing';
import { asks, downloads, pushes, sinks } from './contenders.ts';
import { printRatios, printTable, record } from './figures.ts';
import { residentBytes, startProcess, type Running } from './processes.ts';
import { seed, type Server } from './seed.ts';
import { inTurns } from './turns.ts';

/**
 * Measures Drydock against the least that Node can do, all in turns in one run, and prints a JSON line for each figure and a table at the
 * end. Ratios count; absolute figures are those of the machine. `npm run bench -- --seconds 3` makes each turn longer.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const secondsIndex = process.argv.indexOf('--seconds');
const seconds = secondsIndex > 0 ? Number(process.argv[secondsIndex + 1]) : 1.5;
const turns = { rounds: 5, seconds, warmUpSeconds: 2 };
const uploadTurns = { rounds: 3, seconds: 0, warmUpSeconds: 0 };
const metadataConnections = 16;
const layerBytes = 64 * 1024 * 1024;
const password = 'bench-password';

interface Drydock {
  readonly system: 'standalone' | 'services';
  readonly server: Server;
  readonly running: Running;
  /** Of a pushed image of one layer. */
  readonly paths: Readonly<Record<'image JSON' | 'ancestry' | 'tag list' | 'layer', string>>;
  readonly headers: Readonly<Record<string, string>>;
}

type Start = (...args: Parameters<typeof startProcess>) => Promise<Running>;

async function recordMemory(
  what: string,
  { system, running }: Pick<Drydock, 'system' | 'running'>,
): Promise<void> {
  const { own } = await residentBytes(running.pid);
  record({
    what: `memory, ${what}, without PostgreSQL`,
    system,
    value: Math.round(own / 2 ** 20),
    unit: 'MiB',
  });
}

async function startDrydock(
  system: Drydock['system'],
  start: Start,
  { folder, layerFile }: { readonly folder: string; readonly layerFile: string },
): Promise<Drydock> {
  const server: Server = { port: await freePort(), user: 'admin', password };
  const script = system === 'standalone' ? 'tools/start.mjs' : 'tools/start-services.mjs';
  const running = await start([process.execPath, join(root, script)], server.port, {
    DRYDOCK_PORT: String(server.port),
    DRYDOCK_HUB_PORT: String(await freePort()),
    DRYDOCK_REGISTRY_PORT: String(await freePort()),
    DRYDOCK_DATA_DIR: join(folder, system),
    DRYDOCK_ADMIN_USER: server.user,
    DRYDOCK_ADMIN_PASSWORD: password,
  });
  // A start tries its port before it has anything to answer with.
  const isUp = () =>
    fetch(`http://127.0.0.1:${String(server.port)}/v1/_ping`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) await pause(50);
  await recordMemory('idle', { system, running });
  const { imageId, repository, authorization } = await seed(server, layerFile);
  const image = `/v1/images/${imageId}`;
  const paths = {
    'image JSON': `${image}/json`,
    ancestry: `${image}/ancestry`,
    'tag list': `/v1/repositories/${repository}/tags`,
    layer: `${image}/layer`,
  };
  return { system, server, running, paths, headers: { Authorization: authorization } };
}

interface RawPorts {
  readonly server: number;
  readonly httpHop: number;
  readonly undiciHop: number;
  readonly sink: number;
}

async function startRaw(start: Start, folder: string, layerFile: string): Promise<RawPorts> {
  const script = (name: string) => ['node', '--import', 'tsx', join(root, 'bench/servers', name)];
  const ports = {
    server: await freePort(),
    httpHop: await freePort(),
    undiciHop: await freePort(),
    sink: await freePort(),
  };
  const { server, httpHop, undiciHop, sink } = ports;
  await start([...script('raw-server.ts'), String(server), layerFile], server);
  await start([...script('raw-hop.ts'), String(httpHop), String(server), 'http'], httpHop);
  await start([...script('raw-hop.ts'), String(undiciHop), String(server), 'undici'], undiciHop);
  await start([...script('raw-sink.ts'), String(sink), folder], sink);
  return ports;
}

async function measureMetadata(raw: RawPorts, drydocks: readonly Drydock[]): Promise<void> {
  const bare = [
    asks('raw server', { port: raw.server, path: '/' }, metadataConnections),
    asks('hop http.request', { port: raw.httpHop, path: '/' }, metadataConnections),
    asks('hop undici', { port: raw.undiciHop, path: '/' }, metadataConnections),
  ];
  for (const what of ['ping', 'image JSON', 'ancestry', 'tag list'] as const) {
    const ours = drydocks.map(({ system, server: { port }, paths, headers }) => {
      const target = what === 'ping' ? { port, path: '/v1/_ping' } : { port, path: paths[what], headers };
      return asks(system, target, metadataConnections);
    });
    await inTurns({ what, unit: 'req/s' }, [...bare, ...ours], turns);
  }
}

async function measureLayers(raw: RawPorts, drydocks: readonly Drydock[], layer: Buffer): Promise<void> {
  for (const connections of [1, 8]) {
    const count = `${String(connections)} connections`;
    await inTurns(
      { what: `layer GET, ${count}`, unit: 'MB/s' },
      [
        downloads('raw server', { port: raw.server, path: '/file' }, connections),
        downloads('hop http.request', { port: raw.httpHop, path: '/file' }, connections),
        downloads('hop undici', { port: raw.undiciHop, path: '/file' }, connections),
        ...drydocks.map(({ system, server: { port }, paths, headers }) =>
          downloads(system, { port, path: paths.layer, headers }, connections),
        ),
      ],
      turns,
    );
    await inTurns(
      { what: `layer PUT, ${count}`, unit: 'MB/s' },
      [
        sinks('raw sink', raw.sink, layer, connections),
        ...drydocks.map(({ system, server }) => pushes(system, server, layer, connections)),
      ],
      uploadTurns,
    );
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
  const running: Running[] = [];
  const start: Start = async (...args) => {
    const started = await startProcess(...args);
    running.push(started);
    return started;
  };
  try {
    const layerFile = join(folder, 'layer');
    await writeFile(layerFile, randomBytes(layerBytes));
    const drydocks: Drydock[] = [];
    for (const system of ['standalone', 'services'] as const) {
      drydocks.push(await startDrydock(system, start, { folder, layerFile }));
    }
    const raw = await startRaw(start, folder, layerFile);
    await measureMetadata(raw, drydocks);
    await measureLayers(raw, drydocks, await readFile(layerFile));
    for (const drydock of drydocks) await recordMemory('after the load', drydock);
    printTable();
    printRatios();
  } finally {
    await Promise.allSettled(running.map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
