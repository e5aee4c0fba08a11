import { AppError, ImageId, type RepositoryName } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import type { AnnouncedImage } from './announce-push.ts';
import type { OpenRepositoryForCaller } from './repository-access.ts';
import type { HubCaller } from './resolve-caller.ts';

export interface FinishPushDeps {
  readonly store: Pick<HubStore, 'addImages'>;
  readonly openRepository: OpenRepositoryForCaller;
}

/**
 * The end of a push (protocol 3.7): engines 0.6 and 0.7 send the checksums of what they pushed, later ones nothing. It may never come,
 * so nothing rests on it. @throws AppError `requires_authorization`, `invalid_data` for a bad id, and as `openRepository`
 */
export function createFinishPush({ store, openRepository }: FinishPushDeps) {
  return async (push: {
    readonly caller: HubCaller;
    readonly repository: RepositoryName;
    readonly images: readonly AnnouncedImage[];
  }): Promise<void> => {
    const { caller, repository, images } = push;
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    const open = await openRepository({ caller, name: repository, needed: 'write' });
    if (!images.every((image) => ImageId.is(image.id))) throw new AppError('invalid_data');
    await store.addImages(open.repository.repositoryId, images);
  };
}

export type FinishPush = ReturnType<typeof createFinishPush>;
