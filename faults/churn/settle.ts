import { eventually } from '@drydock/testing';
import { listBrokenInvariants } from '../support/broken-invariants.ts';
import { listUnsettled } from '../support/unsettled.ts';
import type { World } from './world.ts';

/** The windows of a churn are of seconds; what waits for the third try of a job needs longer. */
const longestQuietMs = 120_000;

export interface Settled {
  readonly afterMs: number;
  readonly blobs: number;
  readonly bytes: number;
}

/** When nobody asks for anything any more: after all windows the bytes in the bucket are those of the rows, and all are reachable. */
export async function settle({ stack, journal }: World, quietMs = longestQuietMs): Promise<Settled> {
  const startedAt = performance.now();
  let last: readonly string[] = [];
  await eventually(
    async () => {
      last = await listUnsettled(stack.rows, stack.bucket);
      if (last.length > 0) throw new Error('not settled');
    },
    { timeoutMs: quietMs, intervalMs: 500 },
  ).catch(() => {
    for (const item of last.slice(0, 20)) {
      journal.violation('settle', item.split(/[ :/]+/), `after ${String(quietMs)} ms of quiet: ${item}`);
    }
  });
  for (const { name, items } of await listBrokenInvariants(stack.rows)) {
    for (const item of items) journal.violation('invariants', item.split(/[ :/]+/), `${name}: ${item}`);
  }
  const stored = [...(await stack.bucket.listLayerObjects()).values()];
  return {
    afterMs: Math.round(performance.now() - startedAt),
    blobs: stored.length,
    bytes: stored.reduce((sum, size) => sum + size, 0),
  };
}
