import { AccessLevel, AppError, ImageId, RepositoryName, type Visibility } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import type { RegistryPort } from '../ports/registry.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import type { IssuedToken, IssueToken } from './issue-token.ts';
import type { FindLevel } from './levels.ts';
import type { HubCaller } from './resolve-caller.ts';

export interface AnnouncedImage {
  readonly id: string;
  readonly checksum: string | undefined;
}

export interface AnnouncePushDeps {
  readonly store: HubStore;
  readonly registry: RegistryPort;
  readonly findLevel: FindLevel;
  readonly issueToken: IssueToken;
  readonly deliverOutbox: DeliverOutbox;
  readonly defaultAccess: Visibility;
}

/**
 * The start of a push (protocol 3.6): makes the repository when it is new, remembers which images it may hold, tells the registry
 * before it answers, and gives a write token.
 * @throws AppError `requires_authorization`, `forbidden`, `repository_name_reserved`, `invalid_data` for a bad id, `unavailable`
 */
export function createAnnouncePush(deps: AnnouncePushDeps) {
  const { store, registry, findLevel, issueToken, deliverOutbox, defaultAccess } = deps;
  return async (push: {
    readonly caller: HubCaller;
    readonly repository: RepositoryName;
    readonly images: readonly AnnouncedImage[];
  }): Promise<IssuedToken> => {
    const { caller, repository, images } = push;
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    RepositoryName.assertCreatable(repository);
    const isOther =
      caller.kind === 'token' &&
      (caller.claims.repository !== repository.full || caller.claims.access !== 'write');
    if (isOther) throw new AppError('requires_authorization');
    const user =
      caller.kind === 'user'
        ? caller.user
        : caller.claims.userId === undefined
          ? undefined
          : await store.findUser(caller.claims.userId);
    if (!user) throw new AppError('requires_authorization');
    if (!AccessLevel.includes(await findLevel(user, repository), 'write')) throw new AppError('forbidden');
    if (caller.kind === 'token') {
      // A token stands for one incarnation of the name; the one that came after it is another repository.
      const current = await store.findRepositoryByName(repository.full);
      if (current?.repositoryId !== caller.claims.repositoryId) throw new AppError('requires_authorization');
    }
    for (const image of images) {
      if (!ImageId.is(image.id)) throw new AppError('invalid_data', { message: 'Invalid image ID' });
    }
    const row = await store.ensureRepository({
      name: repository.full,
      namespace: repository.namespace,
      access: defaultAccess,
    });
    await store.addImages(row.repositoryId, images);
    await deliverOutbox();
    const imageIds = [...new Set(images.map((image) => image.id))];
    await registry.announceImages({ repositoryId: row.repositoryId, userId: user.userId, imageIds });
    return issueToken({ repository: row, user, access: 'write' });
  };
}

export type AnnouncePush = ReturnType<typeof createAnnouncePush>;
