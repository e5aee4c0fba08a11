import { AppError, type ImageId, type RepositoryName } from '@drydock/kernel';
import type { ListImages } from './list-images.ts';
import type { OpenRepositoryForCaller } from './repository-access.ts';
import type { HubCaller } from './resolve-caller.ts';

export interface CheckTokenDeps {
  readonly openRepository: OpenRepositoryForCaller;
  readonly listImages: ListImages;
}

/** What a Python registry asks its hub of a token that a client brought; no engine does. */
export function createCheckToken({ openRepository, listImages }: CheckTokenDeps) {
  const openWithToken = (caller: HubCaller, name: RepositoryName) => {
    if (caller.kind !== 'token') throw new AppError('requires_authorization');
    return openRepository({ caller, name, needed: 'read', absent: 'repository_not_found' });
  };
  return {
    /** Any valid token passes for the repository that it names (protocol 3.10). @throws AppError `forbidden` for another, and as `openRepository` */
    async forRepository(caller: HubCaller, name: RepositoryName): Promise<void> {
      if (caller.kind === 'token' && caller.claims.repository !== name.full) throw new AppError('forbidden');
      await openWithToken(caller, name);
    },
    /** Is the image one of the token's repository (protocol 3.11)? @throws AppError as `openRepository` */
    async forImage(caller: HubCaller, name: RepositoryName, imageId: ImageId): Promise<boolean> {
      const { repository } = await openWithToken(caller, name);
      return (await listImages(repository)).some((image) => image.id === imageId);
    },
  };
}

export type CheckToken = ReturnType<typeof createCheckToken>;
