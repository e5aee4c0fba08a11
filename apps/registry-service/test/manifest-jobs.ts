import {
  createCompareManifests,
  createRebuild,
  createWriteManifest,
  type CompareReport,
  type RebuildReport,
} from '@drydock/registry-core';
import type { ARegistry } from './a-registry.ts';

type Stores = Pick<ARegistry, 'store' | 'blobStore'>;

const { signal } = new AbortController();
const quietly = { onProgress: () => undefined, signal };

/** What the jobs do between two looks. @returns how many repositories had changed */
export async function writeManifests({ store, blobStore }: Stores): Promise<number> {
  const writeManifest = createWriteManifest({ store, blobStore });
  const changed = await store.listChangedRepositories(1_000);
  for (const repositoryId of changed) await writeManifest(repositoryId, signal);
  return changed.length;
}

export const rebuild = (stores: Stores): Promise<RebuildReport> => createRebuild(stores)(quietly);
export const compareManifests = (stores: Stores): Promise<CompareReport> =>
  createCompareManifests(stores)(quietly);
