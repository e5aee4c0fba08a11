import { z } from 'zod';
import type { RunHandler } from '../run-handler.ts';
import type { CompareManifests } from './compare-manifests.ts';
import type { Rebuild } from './rebuild.ts';

const parametersOf = z.object({ compare: z.boolean().default(false) });

/** The kind `rebuild`. With `compare` nothing is changed; its items are the differences, by their kind. */
export function createRebuildRun({
  rebuild,
  compare,
}: {
  readonly rebuild: Rebuild;
  readonly compare: CompareManifests;
}): RunHandler {
  return async (parameters, { report, addItems, signal }) => {
    const isCompared = parametersOf.parse(parameters).compare;
    const onProgress = (done: number): void => {
      report({ done, total: null, unit: 'repositories', note: isCompared ? 'comparing' : 'rebuilding' });
    };
    if (!isCompared) return { compare: false, ...(await rebuild({ onProgress, signal })) };
    const { differences, ...result } = await compare({ onProgress, signal });
    for (const { kind, ...difference } of differences) {
      await addItems(kind, [{ ...difference, name: difference.name ?? null }]);
    }
    return { compare: true, ...result };
  };
}
