import { diffFiles, inspectLayer, type FileTuple, type LayerDiff } from '@drydock/layer-archive';
import type { BlobStore } from '../ports/blob-store.ts';
import type { ImageRow, ImageStore } from '../ports/image-store.ts';
import { parseRecordedFiles, toRecordedFiles } from '../rules/recorded-files.ts';
import { readStoredLayer } from './read-stored-layer.ts';

export interface ListLayerFilesDeps {
  readonly store: Pick<ImageStore, 'listChainFiles'>;
  readonly blobStore: BlobStore;
  readonly maxUnpackedBytes: number;
}

/**
 * `files` and `diff` of an image (protocol 3.19, 3.20), from what the verification recorded, or read from the store when it has not been
 * there yet. @throws AppError `layer_format_unsupported` for a layer that is not a tar, `layer_broken` when its object is gone
 */
export function createListLayerFiles({ store, blobStore, maxUnpackedBytes }: ListLayerFilesDeps) {
  type Layer = Awaited<ReturnType<ImageStore['listChainFiles']>>[number];

  const filesOf = async (layer: Layer | undefined): Promise<readonly FileTuple[]> => {
    if (!layer) return parseRecordedFiles(undefined);
    if (layer.files !== undefined) return parseRecordedFiles(layer.files);
    const body = await readStoredLayer(blobStore, layer.storageKey);
    const facts = await inspectLayer(body, { listFiles: true, maxUnpackedBytes });
    return parseRecordedFiles(toRecordedFiles(facts));
  };

  return {
    files: async (image: ImageRow): Promise<readonly FileTuple[]> =>
      filesOf((await store.listChainFiles(image))[0]),

    async diff(image: ImageRow): Promise<LayerDiff> {
      const [own, ...ancestors] = await store.listChainFiles(image);
      const ownFiles = await filesOf(own);
      const below: (readonly FileTuple[])[] = [];
      for (const layer of ancestors) below.push(await filesOf(layer));
      return diffFiles(ownFiles, below);
    },
  };
}
