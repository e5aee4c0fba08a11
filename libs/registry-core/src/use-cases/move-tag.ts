import { AppError, ImageId, type TagName } from '@drydock/kernel';
import type { Grant } from '../caller.ts';
import type { TagStore } from '../ports/tag-store.ts';
import { readUserAgent } from '../rules/client-facts.ts';

export interface MoveTagDeps {
  readonly store: Pick<TagStore, 'moveTag'>;
}

/**
 * PUT tag (protocol 3.24): only onto an image whose whole chain is complete. The old target stays restorable for a while.
 * @throws AppError `invalid_data` for a body that is no image id's string, `image_not_found`
 */
export function createMoveTag({ store }: MoveTagDeps) {
  return async (request: {
    readonly grant: Grant;
    readonly tag: TagName;
    /** The parsed body. */
    readonly body: unknown;
    readonly userAgent: string | undefined;
  }): Promise<void> => {
    const { body, grant, tag } = request;
    if (typeof body !== 'string' || body === '') throw new AppError('invalid_data');
    if (!ImageId.is(body)) throw new AppError('image_not_found');
    const { repositoryId, userId, tokenId } = grant;
    const client = readUserAgent(request.userAgent);
    await store.moveTag({ repositoryId, tag, imageId: body, userId, tokenId, client });
  };
}
