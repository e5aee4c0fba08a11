import { describe, expect, it } from 'vitest';
import { eventually } from '@drydock/testing';
import { startProcess } from './support/running-process.ts';

const database = { DATABASE_URL: 'postgres://drydock:secret@127.0.0.1:1/drydock' };
const secret = { DRYDOCK_INTERNAL_SECRET: 'sixteen characters' };

/** Each process with what it needs, and faults of both kinds: wrong by itself, and not fitting together. */
const processes = [
  {
    script: 'gateway/main.js',
    needs: {},
    wrong: { DRYDOCK_PORT: 'x', DRYDOCK_TLS_CERT: '/a', DRYDOCK_TLS_KEY: '/b' },
  },
  {
    script: 'hub-service/main.js',
    needs: { ...database, ...secret },
    wrong: { DRYDOCK_HUB_PORT: 'x', DRYDOCK_ADMIN_USER: 'a:b' },
  },
  {
    script: 'registry-service/main.js',
    needs: { ...database, ...secret },
    wrong: { DRYDOCK_REGISTRY_PORT: 'x', DRYDOCK_S3_BUCKET: 'alone' },
  },
  {
    script: 'registry-service/worker-main.js',
    needs: { ...database, ...secret },
    wrong: { DRYDOCK_WORKER_PORT: 'x', DRYDOCK_LEASE_SECONDS: '-1', DRYDOCK_TRASH_SECONDS: '0' },
  },
  {
    script: 'standalone/main.js',
    needs: {},
    wrong: { DRYDOCK_PORT: 'x', HUB_DATABASE_URL: 'postgres://a/b' },
  },
  {
    script: 'standalone/services-main.js',
    needs: {},
    wrong: {
      DRYDOCK_HUB_PORT: 'x',
      DRYDOCK_ADMIN_USER: 'library',
      REGISTRY_DATABASE_URL: 'postgres://a/b',
      // Of its processes.
      DRYDOCK_LIMIT_LOGINS: '-1',
      DRYDOCK_S3_ENDPOINT: 'minio',
      DRYDOCK_REGISTRATION: 'perhaps',
    },
  },
] as const;

async function checkConfig(script: string, env: Readonly<Record<string, string>>) {
  const running = startProcess([`dist/${script}`, '--check-config'], env);
  await eventually(() => expect(running.hasEnded()).toBe(true), { timeoutMs: 30_000 });
  return { status: await running.stop(), output: running.output() };
}

describe('--check-config', () => {
  it.each(processes)('of $script takes what it needs, and starts nothing', async ({ script, needs }) => {
    const { status, output } = await checkConfig(script, needs);
    expect(output).toMatch(/^drydock[a-z-]*: the configuration is valid\n$/);
    expect(status).toBe(0);
  });

  it.each(processes)('of $script names every fault at once', async ({ script, wrong }) => {
    const { status, output } = await checkConfig(script, wrong);
    expect(status).toBe(78);
    for (const name of Object.keys(wrong)) expect(output).toContain(name);
    expect(output).toContain('for example');
  });
});
