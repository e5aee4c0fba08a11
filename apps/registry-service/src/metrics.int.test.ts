import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPhases, type RunningProcess } from '@drydock/lifecycle';
import { createTestDatabase } from '@drydock/postgres/testing';
import {
  createContractValidator,
  createRawClient,
  freePort,
  tempDirectory,
  type RawClient,
} from '@drydock/testing';
import { startRegistry, startWorker } from './start-processes.ts';
import { parseRegistryConfig } from './config.ts';

const openapi = fileURLToPath(new URL('../../../openapi', import.meta.url));
const validator = createContractValidator(openapi, 'registry.yaml');

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let directory: Awaited<ReturnType<typeof tempDirectory>>;
let running: readonly RunningProcess[];
let registry: RawClient;
let worker: RawClient;

const client = (port: number) => createRawClient(`http://127.0.0.1:${String(port)}`, validator);
const scrape = async (from: RawClient) => (await from.request({ path: '/metrics' })).text();

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await tempDirectory('metrics');
  const [registryPort, workerPort] = [await freePort(), await freePort()];
  const config = parseRegistryConfig({
    DATABASE_URL: database.url,
    DRYDOCK_INTERNAL_SECRET: 'sixteen characters',
    DRYDOCK_DATA_DIR: directory.path,
    DRYDOCK_REGISTRY_HOST: '127.0.0.1',
    DRYDOCK_REGISTRY_PORT: String(registryPort),
    DRYDOCK_WORKER_PORT: String(workerPort),
    DRYDOCK_DRAIN_SECONDS: '0',
    DRYDOCK_LOG_LEVEL: 'silent',
  });
  running = [await startRegistry(config), await startWorker(config)];
  registry = client(registryPort);
  worker = client(workerPort);
});

afterAll(async () => {
  for (const { stopping } of running) await runPhases(stopping);
  await database.drop();
  await directory.remove();
});

describe('/metrics of the registry and its worker', () => {
  it('tells requests by operation and status, stores, pools and the build', async () => {
    const path = `/v1/images/${'a'.repeat(64)}/json`;
    expect((await registry.request({ path })).status).toBe(404);
    const text = await scrape(registry);
    expect(text).toContain(
      'drydock_http_requests_total{operation="getImageJson",status="404",process="registry"} 1',
    );
    expect(text).toContain('drydock_errors_total{code="image_not_found",process="registry"} 1');
    expect(text).toMatch(
      /drydock_store_call_duration_seconds_count\{process="registry",store="registry",call="\w+"\} \d/,
    );
    expect(text).toMatch(/drydock_pool_connections\{pool="registry",state="idle",process="registry"\} \d/);
    expect(text).toMatch(/drydock_build_info\{version="[\d.]+",node="[\d.]+",process="registry"\} 1/);
  });

  it('lets no path, method or header into a label', async () => {
    const strange = [
      '/v1/images/injected-1/injected-2',
      '/v1/repositories/injected/a"}{b/tags/injected',
      '/injected',
      '/api/injected%0aevil/x',
      '/v1/images/%22injected%22/json?injected=1',
    ];
    for (const path of strange) await registry.request({ path, headers: { 'X-Request-Id': 'injected' } });
    await registry.request({ method: 'REPORT', path: '/injected' });
    const text = await scrape(registry);
    expect(text).not.toContain('injected');
    expect(text).toMatch(/operation="unknown",status="404"/);
  });

  it('tells of the jobs of a worker', async () => {
    const text = await scrape(worker);
    expect(text).toMatch(/drydock_jobs\{state="dead",process="worker"\} 0/);
    expect(text).toMatch(/drydock_blobs_unsound\{state="corrupt",process="worker"\} 0/);
    expect(text).toMatch(/process_resident_memory_bytes\{process="worker"\} \d+/);
  });

  it('takes GET alone', async () => {
    const refused = await registry.request({ method: 'POST', path: '/metrics' });
    expect([refused.status, refused.header('Allow')]).toEqual([405, 'GET, HEAD']);
  });
});
