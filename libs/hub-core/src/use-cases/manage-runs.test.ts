import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createRuns } from './manage-runs.ts';

describe('runs', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const [root, alice] = [await hub.addUser('root', { isAdmin: true }), await hub.addUser('alice')];
    return { ...hub, root, alice, runs: createRuns(hub) };
  }
  const gc = { kind: 'gc', parameters: { dryRun: true } };

  it('are started and told of by the name of who started them', async () => {
    const { runs, root } = await aSite();
    const run = await runs.start(root, gc);
    expect(run).toMatchObject({ ...gc, createdBy: 'root', state: 'queued' });
    expect(await runs.get(root, run.runId)).toEqual(run);
    expect(await runs.listItems(root, { runId: run.runId, after: 0, limit: 10 })).toEqual([]);
    await expect(runs.get(root, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('have no name once nobody knows who started them', async () => {
    const { runs, root, registry } = await aSite();
    const { runId } = await registry.startRun({ ...gc, userId: randomUUID() });
    expect(await runs.get(root, runId)).toMatchObject({ createdBy: null });
  });

  it('are for administrators', async () => {
    const { runs, alice, registry } = await aSite();
    const runId = randomUUID();
    for (const act of [
      runs.start(alice, gc),
      runs.get(alice, runId),
      runs.listItems(alice, { runId, after: 0, limit: 10 }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'forbidden' });
    expect(registry.runs.size).toBe(0);
  });
});
