import { AppError, type ImageId } from '@drydock/kernel';
import type { Grant } from '../caller.ts';
import type { ImageRow, ImageStore } from '../ports/image-store.ts';
import type { RepositoryStore } from '../ports/repository-store.ts';
import type { ReadGrant } from './resolve-image.ts';

export type CompleteImage = ImageRow & { readonly blob: NonNullable<ImageRow['blob']> };

export interface ReadImageDeps {
  readonly store: ImageStore & Pick<RepositoryStore, 'isAnnounced'>;
}

/**
 * The complete image that a call means. To a pusher it says that the image need not be sent, so its lease is renewed first, and
 * an announced image of a repository that the token links is linked in (docs/storage.md: Exists, Link). Never answered from a cache.
 * @throws AppError `image_not_found`, `image_in_progress` (protocol 7.1), `layer_broken`, which pushers take for the same
 */
export function createReadImage({ store }: ReadImageDeps) {
  const link = async (grant: Grant, imageId: ImageId): Promise<ImageRow | undefined> => {
    const key = { repositoryId: grant.repositoryId, imageId };
    if (!grant.canWrite || grant.links.length === 0 || !(await store.isAnnounced(key))) return undefined;
    const isLinked = await store.linkChain({ ...key, fromRepositoryIds: grant.links });
    return isLinked ? store.findImage(key) : undefined;
  };

  /** @param grant with the image's row when finding out what the call means has read it already. */
  return async (grant: ReadGrant, imageId: ImageId): Promise<CompleteImage> => {
    const key = { repositoryId: grant.repositoryId, imageId };
    const image = grant.image ?? (await store.findImage(key)) ?? (await link(grant, imageId));
    if (!image) throw new AppError('image_not_found');
    const { blob } = image;
    if (image.isBroken) throw new AppError('layer_broken');
    if (image.state !== 'complete' || !blob) throw new AppError('image_in_progress');
    if (grant.canWrite && !image.isLeaseFresh && !(await store.renewLease(key))) {
      throw new AppError('image_not_found');
    }
    return { ...image, blob };
  };
}

export type ReadImage = ReturnType<typeof createReadImage>;
