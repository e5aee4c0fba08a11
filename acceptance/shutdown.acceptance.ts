import { platform } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRawClient, eventually, freePort } from '@drydock/testing';
import { administer, expectStatus, type Administration, type TestUser } from './support/administration.ts';
import { childProcesses } from './support/child-processes.ts';
import { anImage, announce, imageCalls } from './support/engine.ts';
import { startProcess, type RunningProcess } from './support/running-process.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

const unreadySeconds = 3;

/** Each process is stopped alone, by SIGTERM, as an orchestrator does it. */
describe.skipIf(platform() !== 'linux')('a process that is told to stop', () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;
  const started: RunningProcess[] = [];
  const urls: Record<string, string> = {};

  const pidOf = (title: string): number => {
    const found = childProcesses(deployment.process.pid).find((child) => child.title === title);
    if (!found) throw new Error(`no ${title} runs`);
    return found.pid;
  };
  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const readiness = (url: string) => createRawClient(url).request({ path: '/readyz' });

  beforeAll(async () => {
    const ports = { hub: await freePort(), registry: await freePort(), worker: await freePort() };
    deployment = await startDeployment('services', {
      DRYDOCK_LOG_LEVEL: 'info',
      DRYDOCK_UNREADY_SECONDS: String(unreadySeconds),
      DRYDOCK_HUB_PORT: String(ports.hub),
      DRYDOCK_REGISTRY_PORT: String(ports.registry),
    });
    for (const [name, port] of Object.entries(ports)) urls[name] = `http://127.0.0.1:${String(port)}`;
    urls['gateway'] = deployment.url;
    administration = administer(deployment);
    user = await administration.createUser('stop');
    const registry = childProcesses(deployment.process.pid).find(({ title }) => title === 'drydock-registry');
    const env = { ...registry?.env, DRYDOCK_WORKER_PORT: String(ports.worker) };
    started.push(startProcess(['dist/registry-service/worker-main.js'], env));
    await eventually(async () => expect((await readiness(urls['worker'] ?? '')).status).toBe(200), {
      timeoutMs: 30_000,
    });
  });
  afterAll(async () => {
    for (const one of started) await one.stop();
    await deployment.stop();
  });

  it.each(['worker', 'hub', 'registry', 'gateway'])(
    'says first that it is not ready, serves on, then ends: %s',
    async (name) => {
      const url = urls[name] ?? '';
      const pid = name === 'worker' ? (started[0]?.pid ?? 0) : pidOf(`drydock-${name}`);
      expect((await readiness(url)).status).toBe(200);
      process.kill(pid, 'SIGTERM');
      await eventually(async () => {
        const answer = await readiness(url);
        expect(answer.status).toBe(503);
        expect(answer.text()).toContain('is stopping');
      });
      expectStatus(await createRawClient(url).request({ path: '/livez' }), 200);
      expect(isRunning(pid)).toBe(true);
      await eventually(() => expect(isRunning(pid)).toBe(false), { timeoutMs: 20_000 });
    },
  );

  it('lets an upload in flight end: registry', async () => {
    // Those that were stopped before are started again.
    for (const name of ['registry', 'hub', 'gateway']) {
      await eventually(async () => expect((await readiness(urls[name] ?? '')).status).toBe(200), {
        timeoutMs: 20_000,
      });
    }
    const pid = pidOf('drydock-registry');
    const image = anImage({ sizeBytes: 50_000 });
    const { client } = administration;
    const repository = `${user.username}/drained`;
    const token = await announce(client, { ...user, repository, ids: [image.id] });
    expectStatus(await imageCalls(client, token).json(image), 200);
    const body = async function* () {
      yield image.layer.bytes.subarray(0, 20_000);
      process.kill(pid, 'SIGTERM');
      await delay((unreadySeconds + 1) * 1_000);
      yield image.layer.bytes.subarray(20_000);
    };
    const answer = await client.request({
      method: 'PUT',
      path: `/v1/images/${image.id}/layer`,
      headers: { Authorization: token, 'Content-Type': 'application/octet-stream' },
      body: body(),
    });
    expect(answer.status).toBe(200);
    await eventually(() => expect(isRunning(pid)).toBe(false), { timeoutMs: 20_000 });
  });

  it('ends at once at a second signal: hub', async () => {
    await eventually(async () => expect((await readiness(urls['hub'] ?? '')).status).toBe(200), {
      timeoutMs: 20_000,
    });
    const pid = pidOf('drydock-hub');
    process.kill(pid, 'SIGTERM');
    const begun = performance.now();
    // A second one within a second is taken for the same Ctrl-C.
    const again = setInterval(() => isRunning(pid) && process.kill(pid, 'SIGTERM'), 200);
    await eventually(() => expect(isRunning(pid)).toBe(false), { timeoutMs: 20_000 });
    clearInterval(again);
    expect(performance.now() - begun).toBeLessThan(unreadySeconds * 1_000 - 500);
  });
});
