import { AppError, type ImageId } from '@drydock/kernel';
import { inspectLayer } from '@drydock/layer-archive';
import type { Caller } from '../caller.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { ImageKey, ImageStore } from '../ports/image-store.ts';
import type { LayerStore } from '../ports/layer-store.ts';
import { matchesAny, pendingOf, readSupplied, type SuppliedChecksums } from '../rules/checksums.ts';
import { allTarsums, tarSumVersions } from '../rules/tarsums.ts';
import { readStoredLayer } from './read-stored-layer.ts';
import type { ResolveImage } from './resolve-image.ts';

export interface SaveChecksumDeps {
  readonly store: Pick<ImageStore, 'findImage' | 'findJson'> & LayerStore;
  readonly blobStore: BlobStore;
  readonly resolveImage: ResolveImage;
  /** What unpacking one layer may cost. */
  readonly maxUnpackedBytes: number;
}

/**
 * PUT checksum (protocol 3.17, 8.4): the image becomes complete when any value that was sent matches one of its kind. A
 * tarsum is computed from the stored bytes, and only when the payload checksum does not settle the matter: engines from 0.10 on send a
 * right one, and unpacking each layer would cost more than storing it.
 * @throws AppError `checksum_missing`, `checksum_mismatch`, `layer_not_uploaded`, `checksum_not_settable`, `image_not_found`,
 * `layer_broken` when the object is gone by now
 */
export function createSaveChecksum({ store, blobStore, resolveImage, maxUnpackedBytes }: SaveChecksumDeps) {
  /** Kept with the image, since they cover its JSON. An unreadable tar has none. */
  async function computeTarsums(key: ImageKey, supplied: SuppliedChecksums): Promise<void> {
    if (!supplied.checksum?.startsWith('tarsum')) return;
    const image = await store.findImage(key);
    if (!image?.blob || image.state === 'json' || image.tarsums.length > 0) return;
    const settled = { payloadChecksum: image.payloadChecksum ?? '', tarsums: [] };
    if (matchesAny(supplied, settled)) return;
    const found = await store.findJson(key);
    if (found?.jsonRevision !== image.jsonRevision) return;
    const body = await readStoredLayer(blobStore, image.blob.storageKey);
    const facts = await inspectLayer(body, { tarSums: tarSumVersions, maxUnpackedBytes });
    const { jsonRevision } = image;
    const tarsums = allTarsums(facts, found.json);
    await store.saveTarsums({ ...key, jsonRevision, digest: image.blob.digest, tarsums });
  }

  return async (request: {
    readonly caller: Caller;
    readonly imageId: ImageId;
    readonly supplied: SuppliedChecksums;
  }): Promise<void> => {
    const { repositoryId } = await resolveImage.forWrite(request.caller, request.imageId, 'image_not_found');
    const key = { repositoryId, imageId: request.imageId };
    if (!(await store.findImage(key))) throw new AppError('image_not_found');
    const supplied = readSupplied(request.supplied);
    await computeTarsums(key, supplied);
    const outcome = await store.saveChecksum({
      ...key,
      matches: (layer) => matchesAny(supplied, layer),
      pending: pendingOf(supplied),
    });
    switch (outcome) {
      case 'complete':
      case 'pending':
        return;
      case 'mismatch':
        throw new AppError('checksum_mismatch');
      case 'no-layer':
        throw new AppError('layer_not_uploaded');
      case 'exists':
        throw new AppError('checksum_not_settable');
      case 'gone':
        throw new AppError('image_not_found');
    }
  };
}
