import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createTestDatabase, startTestServer } from '@drydock/postgres/testing';
import { freePort } from '@drydock/testing';
import { asks } from './contenders.ts';
import { highestWhile } from './footprint/highest.ts';
import { moveLargeLayer } from './footprint/large-layer.ts';
import { readSlowly, writeSlowly } from './footprint/slow-streams.ts';
import { loadGet } from './load.ts';
import { residentBytesOf, startProcess, type Running } from './processes.ts';
import { announce, newImageId, pushImage, seed, type Server } from './seed.ts';
import { withStores, type Started, type Stores } from './stores.ts';
import { inTurns } from './turns.ts';

/**
 * What the services take on a real MinIO: memory for each stream, connections to PostgreSQL for each replica, what traces cost, and a
 * layer of many GiB. `npm run bench:footprint -- streams connections traces large --gigabytes 5`; without names all but the last.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const parts = ['streams', 'connections', 'traces', 'large'] as const;
type Part = (typeof parts)[number];
const named = parts.filter((part) => process.argv.includes(part));
const chosen: readonly Part[] = named.length > 0 ? named : ['streams', 'connections', 'traces'];
const gigabytesIndex = process.argv.indexOf('--gigabytes');
const largeBytes = (gigabytesIndex > 0 ? Number(process.argv[gigabytesIndex + 1]) : 5) * 2 ** 30;

const layerBytes = 64 * 1024 * 1024;
const streams = { count: 50, bytesPerSecond: 512 * 1024, seconds: 30 };
const titles = ['drydock-gateway', 'drydock-registry', 'drydock-hub', 'drydock-worker'] as const;
type Title = (typeof titles)[number];

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const mebibytes = (bytes: number) => Math.round((bytes / 2 ** 20) * 10) / 10;

/** Each part on a bucket of its own. */
const startPart = (
  stores: Stores,
  name: string,
  options: Omit<Parameters<Stores['start']>[1], 'bucket'> = {},
) => stores.start(name, { bucket: `bench-${name}`, ...options });

async function memoryOf({ pid }: Running): Promise<Readonly<Record<Title, number>>> {
  const values = await Promise.all(titles.map(async (title) => [title, await residentBytesOf(pid, title)]));
  return Object.fromEntries(values) as Record<Title, number>;
}

const targetOf = (
  { port }: Server,
  { imageId, authorization }: Awaited<ReturnType<typeof seed>>,
  path: string,
) => ({
  port,
  path: `/v1/images/${imageId}/${path}`,
  headers: { Authorization: authorization },
});

async function measureStreams({ server, process }: Started, layerFile: string): Promise<void> {
  const layer = targetOf(server, await seed(server, layerFile), 'layer');
  const works = {
    downloads: (plan: typeof streams) => readSlowly(layer, plan),
    uploads: (plan: typeof streams) => writeSlowly(server, 'benchns/slow', plan),
  };
  for (const [what, work] of Object.entries(works)) {
    // What a runtime takes once and keeps is there before.
    await work({ ...streams, count: 5, seconds: 10 });
    await pause(2_000);
    const before = await memoryOf(process);
    const highest = await highestWhile(
      () => memoryOf(process),
      () => work(streams),
    );
    for (const title of ['drydock-gateway', 'drydock-registry'] as const) {
      print({
        what: `${String(streams.count)} slow ${what}`,
        system: title,
        beforeMiB: mebibytes(before[title]),
        highestMiB: mebibytes(highest[title]),
        moreMiBPerStream: mebibytes((highest[title] - before[title]) / streams.count),
      });
    }
  }
}

async function measureConnections(
  { server }: Started,
  databaseUrl: string,
  layerFile: string,
): Promise<void> {
  const seeded = await seed(server, layerFile);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const count = async () => {
      const { rows } = await database.query<{ name: string; count: number }>(
        `SELECT application_name AS name, count(*)::int AS count FROM pg_stat_activity WHERE application_name LIKE 'drydock-%' GROUP BY 1`,
      );
      const of = (name: string) => rows.find((row) => row.name === name)?.count ?? 0;
      return { hub: of('drydock-hub'), registry: of('drydock-registry') };
    };
    // Longer than an idle connection is kept.
    await pause(35_000);
    print({ what: 'connections to PostgreSQL, one replica each, idle', ...(await count()) });
    const small = Buffer.alloc(10_000, 'x');
    const pushers = async (until: number) => {
      while (performance.now() < until) {
        const id = newImageId();
        await pushImage(server, await announce(server, 'benchns/many', [id]), id, small);
      }
    };
    const under = async (what: string, work: () => Promise<unknown>) =>
      print({
        what: `connections to PostgreSQL, one replica each, ${what}`,
        ...(await highestWhile(count, work, 50)),
      });
    await under('64 readers', () =>
      loadGet(targetOf(server, seeded, 'json'), { connections: 64, seconds: 8 }),
    );
    await under('32 pushers', async () => {
      const until = performance.now() + 8_000;
      await Promise.all(Array.from({ length: 32 }, () => pushers(until)));
    });
  } finally {
    await database.end();
  }
}

async function measureTraces(stores: Stores, layerFile: string): Promise<void> {
  const collector = await freePort();
  stores.keep(
    await startProcess(
      ['node', '--import', 'tsx', join(root, 'bench/servers/swallow.ts'), String(collector)],
      collector,
    ),
  );
  const contender = async (system: string, started: Started) =>
    asks(system, targetOf(started.server, await seed(started.server, layerFile), 'json'), 16);
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String(collector)}` };
  const contenders = [
    await contender('no traces', await startPart(stores, 'untraced')),
    await contender('every request traced', await startPart(stores, 'traced', { env: endpoint })),
    await contender(
      'one in a hundred traced',
      await startPart(stores, 'sampled', {
        env: {
          ...endpoint,
          OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
          OTEL_TRACES_SAMPLER_ARG: '0.01',
        },
      }),
    ),
  ];
  await inTurns({ what: 'image JSON', unit: 'req/s' }, contenders, {
    rounds: 9,
    seconds: 2,
    warmUpSeconds: 3,
  });
}

async function measureLarge({ server, process }: Started): Promise<void> {
  await moveLargeLayer(server, layerBytes);
  const before = await memoryOf(process);
  let moved: Awaited<ReturnType<typeof moveLargeLayer>> | undefined;
  const highest = await highestWhile(
    () => memoryOf(process),
    async () => {
      moved = await moveLargeLayer(server, largeBytes);
    },
  );
  print({ what: `layer of ${String(largeBytes)} bytes, digests compared`, ...moved });
  for (const title of titles)
    print({ system: title, beforeMiB: mebibytes(before[title]), highestMiB: mebibytes(highest[title]) });
}

await withStores('footprint', async (stores) => {
  const layerFile = join(stores.folder, 'layer');
  const smallFile = join(stores.folder, 'small');
  await writeFile(layerFile, randomBytes(layerBytes));
  await writeFile(smallFile, randomBytes(10_000));
  const measure: Readonly<Record<Part, () => Promise<void>>> = {
    streams: async () => measureStreams(await startPart(stores, 'streams'), layerFile),
    async connections() {
      const stopPostgres = await startTestServer();
      try {
        const { url } = await createTestDatabase();
        // Without Redis the registry does its jobs itself, and no worker has connections under the same name.
        const env = { DATABASE_URL: url };
        const started = await startPart(stores, 'connections', { redisUrl: undefined, env });
        await measureConnections(started, url, smallFile);
      } finally {
        await stores.stopAll();
        await stopPostgres?.();
      }
    },
    traces: () => measureTraces(stores, smallFile),
    large: async () => measureLarge(await startPart(stores, 'large')),
  };
  for (const part of chosen) {
    await measure[part]();
    await stores.stopAll();
  }
});
