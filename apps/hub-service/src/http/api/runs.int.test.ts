import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, imageId, type AHub } from '../../../test/a-hub.ts';

const unknownId = '00000000-0000-4000-8000-000000000000';

describe('runs by the management API', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    await hub.addUser('alice');
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });

  it.each([
    ['/api/gc/runs', 'gc', { dryRun: true }],
    ['/api/check/runs', 'check', {}],
    ['/api/verify/runs', 'verify', {}],
    ['/api/reconcile/runs', 'reconcile', { fix: true, maxShare: 0.5 }],
    ['/api/rebuild/runs', 'rebuild', { compare: true }],
  ])('POST %s starts one and says where it is told of', async (path, kind, parameters) => {
    const started = await hub.send('POST', path, { as: 'root', json: parameters });
    expect(started.status).toBe(202);
    const run = started.json() as { id: string };
    expect(run).toMatchObject({ kind, parameters, state: 'queued', createdBy: 'root' });
    expect(started.header('Location')).toBe(`/api/runs/${run.id}`);
    const polled = await hub.send('GET', `/api/runs/${run.id}`, { as: 'root' });
    expect(polled.json()).toEqual(run);
  });

  it('needs no body, and takes none that says something else', async () => {
    const bare = await hub.send('POST', '/api/gc/runs', { as: 'root' });
    expect([bare.status, bare.json()]).toMatchObject([202, { parameters: { dryRun: false } }]);
    for (const json of [{ dryRun: 'yes' }, { other: 1 }, []]) {
      expect((await hub.send('POST', '/api/gc/runs', { as: 'root', json })).status).toBe(400);
    }
  });

  it('pages through what one found', async () => {
    const { id } = (await hub.send('POST', '/api/gc/runs', { as: 'root' })).json() as { id: string };
    const items = [1, 2, 3].map((serial) => ({ serial, kind: 'object', item: { serial } }));
    hub.registry.runItems.set(id, items);
    const first = await hub.send('GET', `/api/runs/${id}/items?limit=2`, { as: 'root' });
    expect(first.json()).toEqual({ items: items.slice(0, 2), next: 2 });
    const rest = await hub.send('GET', `/api/runs/${id}/items?limit=2&after=2`, { as: 'root' });
    expect(rest.json()).toEqual({ items: items.slice(2) });
  });

  it('lists what is corrupt or missing, and streams exact bytes to where they are missed', async () => {
    const failed = [1, 2, 3].map((at) => ({
      digest: `sha256:${String(at).repeat(64)}`,
      storageKey: `layers/${String(at)}`,
      sizeBytes: at,
      state: 'missing' as const,
      foundAt: null,
      diffId: null,
      images: 1,
      repositories: ['alice/app'],
    }));
    hub.registry.reports.failed.push(...failed);
    const listed = async (query: string) =>
      (await hub.send('GET', `/api/verify/failed${query}`, { as: 'root' })).json();
    expect(await listed('')).toEqual({ items: failed });
    expect(await listed('?limit=2')).toEqual({ items: failed.slice(0, 2), next: failed[1]?.digest });
    expect(await listed(`?limit=2&after=${failed[1]?.digest ?? ''}`)).toEqual({ items: failed.slice(2) });
    const body = Buffer.alloc(300_000, 'layer');
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    const heal = (path: string, as?: string) => hub.send('PUT', `/api/verify/blobs/${path}`, { as, body });
    expect((await heal(digest, 'root')).json()).toEqual({ digest, outcome: 'healed' });
    expect((await heal(`sha256:${'0'.repeat(64)}`, 'root')).status).toBe(400);
    expect((await heal('nonsense', 'root')).status).toBe(404);
    expect((await heal(digest, 'alice')).status).toBe(403);
    expect((await heal(digest)).status).toBe(401);
  });

  it('passes on what the registry says of its rows', async () => {
    const status = {
      stored: { blobs: 1, bytes: 2 },
      reviews: { due: 0, waiting: 0, oldestDueAt: null },
      uploads: { underWay: 0, silent: 0 },
      objects: { due: 0, dueBytes: 0, waiting: 0, waitingBytes: 0, nextDueAt: null },
      trash: { entries: 0, nextPurgeAt: null },
      history: { entries: 0, nextExpiryAt: null },
      windows: { leaseSeconds: 1 },
    };
    hub.registry.reports.status = status;
    expect((await hub.send('GET', '/api/gc/status', { as: 'root' })).json()).toEqual(status);
    const subject = imageId('a');
    hub.registry.reports.explanations.push({ subject, blob: null, images: [] });
    const explain = (text: string) => hub.send('GET', `/api/gc/explain?subject=${text}`, { as: 'root' });
    expect((await explain(subject)).json()).toEqual({ subject, blob: null, images: [] });
    expect((await explain(imageId('b'))).status).toBe(404);
  });

  it('is for administrators, and knows what there is', async () => {
    for (const [method, path] of [
      ['POST', '/api/gc/runs'],
      ['POST', '/api/reconcile/runs'],
      ['POST', '/api/rebuild/runs'],
      ['GET', `/api/runs/${unknownId}`],
      ['POST', '/api/check/runs'],
      ['POST', '/api/verify/runs'],
      ['GET', '/api/verify/failed'],
      ['GET', '/api/gc/status'],
      ['GET', '/api/gc/explain?subject=x'],
      ['GET', `/api/runs/${unknownId}/items`],
    ] as const) {
      expect((await hub.send(method, path)).status).toBe(401);
      expect((await hub.send(method, path, { as: 'alice' })).status).toBe(403);
    }
    for (const path of [`/api/runs/${unknownId}`, '/api/runs/none', `/api/runs/${unknownId}/items`]) {
      expect((await hub.send('GET', path, { as: 'root' })).status).toBe(404);
    }
    expect((await hub.send('GET', '/api/gc/runs', { as: 'root' })).status).toBe(405);
  });
});
