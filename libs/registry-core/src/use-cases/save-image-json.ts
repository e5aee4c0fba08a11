import { AppError, type ImageId } from '@drydock/kernel';
import type { Caller } from '../caller.ts';
import type { ImageStore } from '../ports/image-store.ts';
import type { RepositoryStore } from '../ports/repository-store.ts';
import { readImageJson } from '../rules/image-json.ts';
import type { ResolveImage } from './resolve-image.ts';

export interface SaveImageJsonDeps {
  readonly store: ImageStore & Pick<RepositoryStore, 'isAnnounced'>;
  readonly resolveImage: ResolveImage;
}

/**
 * PUT json (protocol 3.14), checks in the order of the Python registry. The exact bytes are kept. A parent may be unfinished, but must
 * be there, or be linked in from a repository that the token names.
 * @throws AppError `invalid_json`, `json_id_missing`, `json_id_mismatch`, `image_not_in_repository`, `parent_missing`,
 * `parent_in_use`, `image_exists`
 */
export function createSaveImageJson({ store, resolveImage }: SaveImageJsonDeps) {
  return async (request: {
    readonly caller: Caller;
    readonly imageId: ImageId;
    readonly json: Uint8Array;
    /** What `json` parses to. */
    readonly parsed: unknown;
    /** `X-Docker-Checksum`, which engines up to 0.5 send here. */
    readonly checksum: string | undefined;
  }): Promise<void> => {
    const { imageId, json } = request;
    const { parent } = readImageJson(request.parsed, imageId);
    const grant = await resolveImage.forWrite(request.caller, imageId, 'image_not_in_repository');
    const { repositoryId, links } = grant;
    const key = { repositoryId, imageId };
    if (!(await store.isAnnounced(key))) throw new AppError('image_not_in_repository');
    if (parent !== undefined && !(await store.renewLease({ repositoryId, imageId: parent }))) {
      const isLinked =
        links.length > 0 &&
        (await store.linkChain({ repositoryId, imageId: parent, fromRepositoryIds: links }));
      if (!isLinked) throw new AppError('parent_missing');
    }
    const required = request.checksum?.trim().toLowerCase();
    await store.saveJson({ ...key, parent, json, requiredChecksum: required === '' ? undefined : required });
  };
}
