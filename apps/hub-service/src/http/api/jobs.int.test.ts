import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, type AHub } from '../../../test/a-hub.ts';

const dead = (id: string) => ({
  id,
  name: 'verify-layer',
  payload: { digest: 'sha256:00' },
  attempts: 10,
  failedAt: new Date(0).toISOString(),
  reason: 'the store was away',
});

describe('jobs by the management API', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    await hub.addUser('alice');
  });
  afterAll(async () => {
    expect(hub.faults).toMatchObject([{ code: 'unavailable' }]);
    await hub.close();
  });

  it('are listed with their counts, and put in again one by one or all', async () => {
    for (const id of ['1', '2', '3']) hub.registry.deadJobs.set(id, dead(id));
    const list = await hub.send('GET', '/api/jobs', { as: 'root' });
    expect(list.json()).toEqual({
      counts: { waiting: 0, active: 0, delayed: 0, dead: 3 },
      dead: ['1', '2', '3'].map(dead),
    });
    const one = await hub.send('POST', '/api/jobs/retry', { as: 'root', json: { id: '2' } });
    expect([one.status, one.json()]).toEqual([200, { retried: 1 }]);
    expect((await hub.send('POST', '/api/jobs/retry', { as: 'root', json: { id: '2' } })).status).toBe(404);
    const rest = await hub.send('POST', '/api/jobs/retry', { as: 'root' });
    expect(rest.json()).toEqual({ retried: 2 });
  });

  it('are for administrators, and take no other body', async () => {
    for (const [method, path] of [
      ['GET', '/api/jobs'],
      ['POST', '/api/jobs/retry'],
    ] as const) {
      expect((await hub.send(method, path)).status).toBe(401);
      expect((await hub.send(method, path, { as: 'alice' })).status).toBe(403);
    }
    expect((await hub.send('POST', '/api/jobs/retry', { as: 'root', json: { ids: [] } })).status).toBe(400);
    hub.registry.isAway = true;
    expect((await hub.send('GET', '/api/jobs', { as: 'root' })).status).toBe(503);
    hub.registry.isAway = false;
  });
});
