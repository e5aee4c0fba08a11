import type { RepositoryName } from '@drydock/kernel';
import type { IssueSession } from './issue-session.ts';
import type { IssueToken } from './issue-token.ts';
import type { ListedImage, ListImages } from './list-images.ts';
import type { OpenRepositoryForCaller } from './repository-access.ts';
import type { HubCaller } from './resolve-caller.ts';

export interface StartPullDeps {
  readonly openRepository: OpenRepositoryForCaller;
  readonly listImages: ListImages;
  readonly issueToken: IssueToken;
  readonly issueSession: IssueSession;
}

export interface StartedPull {
  readonly images: readonly ListedImage[];
  /** The token's header value. */
  readonly token: string | undefined;
  /** The session cookie's value. */
  readonly session: string | undefined;
}

/**
 * The start of a pull, and where a registry validates a token of any access (protocol 3.8, 4.8). A token is given on request, never for a
 * token; a user who asks for none gets the session cookie alone. @throws AppError as `openRepository`
 */
export function createStartPull({ openRepository, listImages, issueToken, issueSession }: StartPullDeps) {
  return async (request: {
    readonly caller: HubCaller;
    readonly name: RepositoryName;
    readonly wantsToken: boolean;
  }): Promise<StartedPull> => {
    const { caller, name, wantsToken } = request;
    const { repository, user } = await openRepository({ caller, name, needed: 'read' });
    const images = await listImages(repository);
    if (wantsToken && caller.kind !== 'token') {
      const { header, session } = await issueToken({ repository, user, access: 'read' });
      return { images, token: header, session };
    }
    const session =
      caller.kind === 'user'
        ? await issueSession({ repository, user: caller.user, access: 'read' })
        : undefined;
    return { images, token: undefined, session };
  };
}

export type StartPull = ReturnType<typeof createStartPull>;
