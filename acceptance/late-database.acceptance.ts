import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase, startTestServer, type TestDatabase } from '@drydock/postgres/testing';
import { eventually, freePort, tempDirectory } from '@drydock/testing';
import { startProcess } from './support/running-process.ts';

const needs = {
  DRYDOCK_INTERNAL_SECRET: 'sixteen characters',
  DRYDOCK_ADMIN_PASSWORD: 'acceptance-secret',
};
const scripts = {
  'drydock-hub': 'dist/hub-service/main.js',
  'drydock-registry': 'dist/registry-service/main.js',
  'drydock-worker': 'dist/registry-service/worker-main.js',
};
/** Run before them. */
const schemaScripts = {
  'drydock-hub-migrate': 'dist/hub-service/migrate-main.js',
  'drydock-registry-migrate': 'dist/registry-service/migrate-main.js',
  'drydock-registry-await-schema': 'dist/registry-service/await-schema-main.js',
};

/** Leads to the server from now on, until the test ends. */
async function leadTo(serverPort: number, port: number): Promise<void> {
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
}

describe('services that start before their PostgreSQL', () => {
  let stopServer: (() => Promise<void>) | undefined;
  let database: TestDatabase;
  beforeAll(async () => {
    stopServer = await startTestServer();
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database?.drop();
    await stopServer?.();
  });

  it('say what they wait for, and are ready as soon as it is there', async () => {
    const directory = await tempDirectory('late-database');
    onTestFinished(() => directory.remove());
    const late = new URL(database.url);
    const serverPort = Number(late.port);
    late.port = String(await freePort());
    const ports = { hub: await freePort(), registry: await freePort(), worker: await freePort() };
    const env = {
      ...needs,
      DATABASE_URL: late.href,
      DRYDOCK_DATA_DIR: directory.path,
      DRYDOCK_HUB_KEYS_DIR: `${directory.path}/keys`,
      DRYDOCK_HUB_PORT: String(ports.hub),
      DRYDOCK_REGISTRY_PORT: String(ports.registry),
      DRYDOCK_WORKER_PORT: String(ports.worker),
    };
    const processes = Object.values(scripts).map((script) => startProcess([script], env));
    onTestFinished(async () => {
      await Promise.all(processes.map((one) => one.stop()));
    });
    for (const one of processes) {
      await eventually(
        () => expect(one.output()).toMatch(/ECONNREFUSED[^\n]*the database is not there yet/),
        { timeoutMs: 30_000 },
      );
    }
    await leadTo(serverPort, Number(late.port));
    for (const port of Object.values(ports)) {
      await eventually(
        async () => expect((await fetch(`http://127.0.0.1:${String(port)}/readyz`)).status).toBe(200),
        { timeoutMs: 30_000 },
      );
    }
  });

  it.each(Object.entries({ ...scripts, ...schemaScripts }))(
    'end with a word about it when it never comes: %s',
    async (name, script) => {
      // Nobody listens on port 1.
      const DATABASE_URL = 'postgres://drydock:database-secret@127.0.0.1:1/drydock';
      const patience = { DRYDOCK_DATABASE_WAIT_SECONDS: '1', DRYDOCK_SCHEMA_WAIT_SECONDS: '1' };
      const started = startProcess([script], { ...needs, ...patience, DATABASE_URL });
      onTestFinished(() => started.stop().then(() => undefined));
      await eventually(() => expect(started.hasEnded()).toBe(true), { timeoutMs: 30_000 });
      expect(started.output().split('\n')).toContain(
        `${name} cannot start: PostgreSQL was waited for 1 s and is not there: connect ECONNREFUSED 127.0.0.1:1`,
      );
      expect(started.output()).not.toContain('database-secret');
      expect(await started.stop()).toBe(1);
    },
  );
});
