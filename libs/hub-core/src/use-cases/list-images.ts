import { AppError } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore } from '../ports/hub-store.ts';
import type { RegistryPort } from '../ports/registry.ts';

export interface ListedImage {
  readonly id: string;
  readonly checksum?: string;
}

/**
 * The images of a repository for GET images: all announced ids, with the checksums of those that are complete. Never a `Tag`
 * member, which engines would take for something to pull. Ids alone while the registry is away (protocol 3.8).
 */
export function createListImages({
  store,
  registry,
}: {
  readonly store: HubStore;
  readonly registry: RegistryPort;
}) {
  return async (repository: HubRepositoryRow): Promise<readonly ListedImage[]> => {
    const announced = await store.listImages(repository.repositoryId);
    const known = await registry.listChecksums(repository.repositoryId).catch((error: unknown) => {
      if (AppError.is(error)) return [];
      throw error;
    });
    const checksums = new Map(announced.map((image) => [image.id, image.checksum]));
    for (const { imageId, checksum } of known) checksums.set(imageId, checksum ?? checksums.get(imageId));
    return [...checksums].map(([id, checksum]) => (checksum === undefined ? { id } : { id, checksum }));
  };
}

export type ListImages = ReturnType<typeof createListImages>;
