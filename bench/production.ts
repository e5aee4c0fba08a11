import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Client } from 'minio';
import { freePort, type TestS3 } from '@drydock/testing';
import { downloads } from './contenders.ts';
import { loadGet, type Target } from './load.ts';
import { processorMs, startProcess, type Running } from './processes.ts';
import { announce, newImageId, pushImage, seed, type Server } from './seed.ts';
import { withStores, type Stores } from './stores.ts';
import { inTurns } from './turns.ts';

/**
 * Gateway and registry on a real MinIO against two raw hops in front of the same MinIO, in one run; what a redirect costs the
 * registry; and what a second replica of the registry brings. `npm run bench:production`
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const layerBytes = 64 * 1024 * 1024;
const partBytes = 8 * 1024 * 1024;
const putRounds = 4;
const seconds = 4;
const bucket = 'bench-raw';
const servicesBucket = 'bench-drydock';
const redirects = 500;

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const megabytes = (bytes: number, span: number) => Math.round(bytes / span / 1e6);
const spanOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
};

async function startHops({ minio, keep }: Stores): Promise<number> {
  let behind = Number(new URL(minio.endpoint).port);
  for (let hop = 0; hop < 2; hop += 1) {
    const port = await freePort();
    const script = join(root, 'bench/servers/raw-hop.ts');
    keep(
      await startProcess(['node', '--import', 'tsx', script, String(port), String(behind), 'undici'], port),
    );
    behind = port;
  }
  return behind;
}

/** What two hops without any thought cost: the client's own signature passes through them. @returns where they give a layer */
async function measureRaw(store: TestS3, hopPort: number, layer: Buffer): Promise<Target> {
  const client = new Client({
    endPoint: '127.0.0.1',
    port: hopPort,
    useSSL: false,
    accessKey: store.accessKey,
    secretKey: store.secretKey,
    partSize: partBytes,
  });
  await client.makeBucket(bucket);
  for (const connections of [1, 8]) {
    const put = (lane: number) => async () => {
      for (let round = 0; round < putRounds; round += 1)
        await client.putObject(
          bucket,
          `${String(lane)}-${String(round)}`,
          Readable.from([layer]),
          layer.length,
        );
    };
    const span = await spanOf(() =>
      Promise.all(Array.from({ length: connections }, (_, lane) => put(lane)())),
    );
    print({
      what: 'PUT',
      system: 'two hops',
      connections,
      MBps: megabytes(connections * putRounds * layer.length, span),
    });
  }
  const url = new URL(await client.presignedGetObject(bucket, '0-0', 3_600));
  return { port: hopPort, path: `${url.pathname}${url.search}` };
}

async function measureStreaming(server: Server, layer: Buffer): Promise<void> {
  for (const connections of [1, 8]) {
    const ids = Array.from({ length: connections * putRounds }, newImageId);
    const authorization = await announce(server, 'benchns/put', ids);
    let bytes = 0;
    let span = 0;
    await Promise.all(
      Array.from({ length: connections }, async (_, lane) => {
        const body = Buffer.concat([randomBytes(1_024), layer.subarray(1_024)]);
        for (let round = 0; round < putRounds; round += 1) {
          const took = await pushImage(server, authorization, ids[lane * putRounds + round] ?? '', body);
          span += took;
          bytes += body.length;
        }
      }),
    );
    print({ what: 'PUT', system: 'services', connections, MBps: megabytes(connections * bytes, span) });
  }
}

/** Side by side, in turns: what the machine does besides meets both alike. */
async function measureDownloads(server: Server, raw: Target, layerFile: string): Promise<void> {
  const { imageId, authorization } = await seed(server, layerFile);
  const path = `/v1/images/${imageId}/layer`;
  const target = { port: server.port, path, headers: { Authorization: authorization } };
  for (const connections of [1, 8]) {
    const what = `GET, ${String(connections)} connections`;
    const contenders = [downloads('two hops', raw, connections), downloads('services', target, connections)];
    await inTurns({ what, unit: 'MB/s' }, contenders, { rounds: 7, seconds: 2, warmUpSeconds: 1 });
  }
}

async function measureRedirects(server: Server, process: Running, layerFile: string): Promise<void> {
  const { imageId, authorization } = await seed(server, layerFile);
  const ask = async () => {
    const response = await fetch(`http://127.0.0.1:${String(server.port)}/v1/images/${imageId}/layer`, {
      headers: { Authorization: authorization, 'User-Agent': 'docker/1.9.1 go/go1.4' },
      redirect: 'manual',
    });
    await response.arrayBuffer();
    if (response.status !== 302) throw new Error(`a redirect was expected, not ${String(response.status)}`);
  };
  for (let warm = 0; warm < redirects; warm += 1) await ask();
  const before = await processorMs(process.pid, 'drydock-registry');
  for (let round = 0; round < redirects; round += 1) await ask();
  const used = (await processorMs(process.pid, 'drydock-registry')) - before;
  print({
    what: 'redirect',
    system: 'services',
    registryMsPerLayer: Math.round((used / redirects) * 100) / 100,
  });
}

async function measureReplicas(
  server: Server,
  process: Running,
  layerFile: string,
  replicas: number,
): Promise<void> {
  const { imageId, authorization } = await seed(server, layerFile);
  const target = {
    port: server.port,
    path: `/v1/images/${imageId}/json`,
    headers: { Authorization: authorization },
  };
  await loadGet(target, { connections: 16, seconds: 2 });
  const names = ['drydock-registry', 'drydock-gateway'];
  const before = await Promise.all(names.map((name) => processorMs(process.pid, name)));
  const result = await loadGet(target, { connections: 16, seconds });
  const after = await Promise.all(names.map((name) => processorMs(process.pid, name)));
  const micros = names.map((_, at) =>
    Math.round((((after[at] ?? 0) - (before[at] ?? 0)) * 1_000) / result.requests),
  );
  print({
    what: 'image JSON',
    replicas,
    requestsPerSecond: Math.round(result.requests / result.seconds),
    registryMicrosPerCall: micros[0],
    gatewayMicrosPerCall: micros[1],
  });
}

await withStores('production', async (stores) => {
  const { folder, minio, stopAll } = stores;
  const layerFile = join(folder, 'layer');
  await writeFile(layerFile, randomBytes(layerBytes));
  const layer = await readFile(layerFile);

  const raw = await measureRaw(minio, await startHops(stores), layer);
  const streaming = await stores.start('stream', { bucket: servicesBucket });
  await measureDownloads(streaming.server, raw, layerFile);
  await measureStreaming(streaming.server, layer);
  await measureReplicas(streaming.server, streaming.process, layerFile, 1);
  await stopAll();
  const two = await stores.start('two', { bucket: servicesBucket, args: ['--registry', '2'] });
  await measureReplicas(two.server, two.process, layerFile, 2);
  await stopAll();
  const redirecting = await stores.start('redirect', {
    bucket: servicesBucket,
    env: {
      DRYDOCK_LAYER_DELIVERY: 'redirect',
      DRYDOCK_REDIRECT_NETWORKS: '127.0.0.0/8',
      DRYDOCK_S3_PUBLIC_ENDPOINT: minio.endpoint,
    },
  });
  await measureRedirects(redirecting.server, redirecting.process, layerFile);
});
