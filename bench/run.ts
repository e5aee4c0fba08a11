import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printRatios, printTable, record } from './figures.ts';
import { loadGet, type LoadResult } from './load.ts';
import { freePort, residentBytes, startProcess, type Running } from './processes.ts';
import { announce, newImageId, pushImage, seed, type Server } from './seed.ts';

/**
 * Measures Drydock against the least that Node can do, in one run, and prints a JSON line for each figure and a table at the end.
 * Ratios count; absolute figures are those of the machine. `npm run bench -- --seconds 5`
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const secondsIndex = process.argv.indexOf('--seconds');
const seconds = secondsIndex > 0 ? Number(process.argv[secondsIndex + 1]) : 4;
/** Until the engine has compiled what is hot; the same for all that are compared. */
const warmUpSeconds = 2;
const metadataConnections = 16;
const layerBytes = 64 * 1024 * 1024;
const putRounds = 4;
const password = 'bench-password';

const requestsPerSecond = (result: LoadResult) => Math.round(result.requests / result.seconds);
const megabytesPerSecond = (result: LoadResult) => Math.round(result.bytes / result.seconds / 1e6);

async function measureLayerGet(
  system: string,
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<void> {
  for (const connections of [1, 8]) {
    await loadGet({ port, path, headers }, { connections, seconds: warmUpSeconds });
    const result = await loadGet({ port, path, headers }, { connections, seconds });
    record({
      what: `layer GET, ${String(connections)} connections`,
      system,
      value: megabytesPerSecond(result),
      unit: 'MB/s',
    });
  }
}

async function measureMetadata(
  system: string,
  port: number,
  what: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const target = { port, path, headers };
  await loadGet(target, { connections: metadataConnections, seconds: warmUpSeconds });
  const result = await loadGet(target, { connections: metadataConnections, seconds });
  record({ what, system, value: requestsPerSecond(result), unit: 'req/s' });
}

async function measureRawPut(system: string, port: number, layer: Buffer): Promise<void> {
  for (const connections of [1, 8]) {
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let round = 0; round < putRounds; round += 1) {
          await (
            await fetch(`http://127.0.0.1:${String(port)}/`, { method: 'PUT', body: new Uint8Array(layer) })
          ).arrayBuffer();
        }
      }),
    );
    const bytes = connections * putRounds * layer.length;
    record({
      what: `layer PUT, ${String(connections)} connections`,
      system,
      value: Math.round(bytes / ((performance.now() - startedAt) / 1000) / 1e6),
      unit: 'MB/s',
    });
  }
}

async function measurePut(system: string, server: Server, layer: Buffer): Promise<void> {
  for (const connections of [1, 8]) {
    const bodies = Array.from({ length: connections }, () =>
      Buffer.concat([randomBytes(1024), layer.subarray(1024)]),
    );
    const ids = Array.from({ length: connections * putRounds }, newImageId);
    const authorization = await announce(server, 'benchns/put', ids);
    const spans: number[] = [];
    await Promise.all(
      bodies.map(async (body, index) => {
        for (let round = 0; round < putRounds; round += 1) {
          spans.push(await pushImage(server, authorization, ids[index * putRounds + round] ?? '', body));
        }
      }),
    );
    const meanSeconds = spans.reduce((sum, span) => sum + span, 0) / spans.length;
    record({
      what: `layer PUT, ${String(connections)} connections`,
      system,
      value: Math.round((connections * layer.length) / meanSeconds / 1e6),
      unit: 'MB/s',
    });
  }
}

async function measureDrydock(
  system: string,
  server: Server,
  running: Running,
  layerFile: string,
  layer: Buffer,
): Promise<void> {
  const idle = await residentBytes(running.pid);
  record({
    what: 'memory, idle, without PostgreSQL',
    system,
    value: Math.round(idle.own / 2 ** 20),
    unit: 'MiB',
  });
  const { imageId, repository, authorization } = await seed(server, layerFile);
  const headers = { Authorization: authorization };
  await measureMetadata(system, server.port, 'ping', '/v1/_ping');
  await measureMetadata(system, server.port, 'image JSON', `/v1/images/${imageId}/json`, headers);
  await measureMetadata(system, server.port, 'ancestry', `/v1/images/${imageId}/ancestry`, headers);
  await measureMetadata(system, server.port, 'tag list', `/v1/repositories/${repository}/tags`, headers);
  await measureLayerGet(system, server.port, `/v1/images/${imageId}/layer`, headers);
  await measurePut(system, server, layer);
  const loaded = await residentBytes(running.pid);
  record({
    what: 'memory, after the load, without PostgreSQL',
    system,
    value: Math.round(loaded.own / 2 ** 20),
    unit: 'MiB',
  });
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
  const running: Running[] = [];
  const start = async (...args: Parameters<typeof startProcess>) => {
    const started = await startProcess(...args);
    running.push(started);
    return started;
  };
  const script = (name: string) => ['node', '--import', 'tsx', join(root, 'bench/servers', name)];
  try {
    const layerFile = join(folder, 'layer');
    await writeFile(layerFile, randomBytes(layerBytes));
    const layer = await readFile(layerFile);

    const [rawPort, httpPort, undiciPort, sinkPort] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ]);
    await start([...script('raw-server.ts'), String(rawPort), layerFile], rawPort);
    await start([...script('raw-hop.ts'), String(httpPort), String(rawPort), 'http'], httpPort);
    await start([...script('raw-hop.ts'), String(undiciPort), String(rawPort), 'undici'], undiciPort);
    await start([...script('raw-sink.ts'), String(sinkPort), folder], sinkPort);
    const raw = [
      ['raw server', rawPort],
      ['hop http.request', httpPort],
      ['hop undici', undiciPort],
    ] as const;
    for (const [system, port] of raw) {
      await measureMetadata(system, port, 'small answer', '/');
      await measureLayerGet(system, port, '/file', {});
    }
    await measureRawPut('raw sink', sinkPort, layer);
    await Promise.all(running.splice(0).map((one) => one.stop()));

    for (const [system, command] of [
      ['standalone', [process.execPath, join(root, 'tools/start.mjs')]],
      ['services', [process.execPath, join(root, 'tools/start-services.mjs')]],
    ] as const) {
      const server: Server = { port: await freePort(), user: 'admin', password };
      const one = await start(command, server.port, {
        DRYDOCK_PORT: String(server.port),
        DRYDOCK_HUB_PORT: String(await freePort()),
        DRYDOCK_REGISTRY_PORT: String(await freePort()),
        DRYDOCK_DATA_DIR: join(folder, system),
        DRYDOCK_ADMIN_USER: server.user,
        DRYDOCK_ADMIN_PASSWORD: password,
      });
      await measureDrydock(system, server, one, layerFile, layer);
      await Promise.all(running.splice(0).map((process) => process.stop()));
    }
    printTable();
    printRatios();
  } finally {
    await Promise.allSettled(running.map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
