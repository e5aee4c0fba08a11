import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createTestDatabase, startTestServer } from '@drydock/postgres/testing';
import { freePort } from '@drydock/testing';
import { startProcess } from './processes.ts';
import { measureLatency } from './scale/latency.ts';
import { nameOf, seedCatalogue } from './scale/seed-catalogue.ts';

/**
 * How reads of the catalogue behave when it is large: `npm run bench:scale -- --repositories 1000000 --tags 10`. Everything runs
 * on one machine, on a PostgreSQL of its own that is thrown away. The goals: 99 of 100 searches under 150 ms, tag lists and reads
 * of repositories under 50 ms.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const option = (name: string, otherwise: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  return index > 0 ? Number(process.argv[index + 1]) : otherwise;
};
const repositories = option('repositories', 1_000_000);
const tagsPerRepository = option('tags', 10);
const calls = option('calls', 2_000);
const workers = option('workers', 2);
const password = 'bench-password';

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
/** Spread over the catalogue, the same in each run. */
const pick = (index: number): number => ((index * 7_919) % repositories) + 1;
/** Common words, rare numbers, two words, a part of a word, and what is not there. */
const queries = (index: number): string =>
  [
    'app',
    'payment',
    'web gateway',
    String(pick(index)),
    'nightl',
    `team${String(pick(index) % 1000)}`,
    'zzzz',
    'of number',
  ][index % 8] ?? '';

async function answered(url: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const response = await fetch(url, { headers });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
  return body;
}

async function measure(base: string): Promise<void> {
  const basic = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  const reads: Readonly<Record<string, (index: number) => Promise<unknown>>> = {
    'search, anonymous': (index) => answered(`${base}/v1/search?q=${encodeURIComponent(queries(index))}`),
    'search, administrator': (index) =>
      answered(`${base}/v1/search?q=${encodeURIComponent(queries(index))}`, { Authorization: basic }),
    'tag list': (index) =>
      answered(`${base}/v1/repositories/${nameOf(pick(index) - (pick(index) % 10) + 1)}/tags`),
    'image list': (index) =>
      answered(`${base}/v1/repositories/${nameOf(pick(index))}/images`, { Authorization: basic }),
    'repository page': (index) =>
      answered(`${base}/api/repositories/${nameOf(pick(index))}`, { Authorization: basic }),
    'namespace page': (index) =>
      answered(`${base}/api/repositories?namespace=${nameOf(pick(index)).split('/')[0] ?? ''}`, {
        Authorization: basic,
      }),
  };
  for (const [what, read] of Object.entries(reads)) {
    const call = async (index: number) => void (await read(index));
    await measureLatency(call, { calls: 200, workers });
    print({ what, repositories, ...(await measureLatency(call, { calls, workers })) });
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-scale-'));
  const stopPostgres = await startTestServer();
  const database = await createTestDatabase();
  const port = await freePort();
  const services = await startProcess([process.execPath, join(root, 'tools/start-services.mjs')], port, {
    DRYDOCK_PORT: String(port),
    DRYDOCK_HUB_PORT: String(await freePort()),
    DRYDOCK_REGISTRY_PORT: String(await freePort()),
    DRYDOCK_DATA_DIR: folder,
    DRYDOCK_ADMIN_USER: 'admin',
    DRYDOCK_ADMIN_PASSWORD: password,
    DRYDOCK_LOG_LEVEL: 'warn',
    DATABASE_URL: database.url,
  });
  try {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const startedAt = performance.now();
    await seedCatalogue(client, { repositories, tagsPerRepository }, (done) => {
      process.stderr.write(`seeded ${String(done)} of ${String(repositories)} repositories\n`);
    });
    const { rows } = await client.query<{ size: string }>(
      `SELECT pg_database_size(current_database()) AS size`,
    );
    await client.end();
    print({
      what: 'seeded',
      repositories,
      tags: repositories * tagsPerRepository,
      seconds: Math.round((performance.now() - startedAt) / 1000),
      databaseMiB: Math.round(Number(rows[0]?.size ?? 0) / 2 ** 20),
    });
    await measure(`http://127.0.0.1:${String(port)}`);
  } finally {
    await services.stop();
    await stopPostgres?.();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
