import { findReadableImage } from '../find-readable-image.ts';
import { sendImmutable } from '../immutable.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

/** operationId: getImageFiles (protocol 3.19). 400 for a layer that is no readable tar. */
export function getFiles(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const image = await findReadableImage(deps, req, imageId);
    sendImmutable(req, res, Buffer.from(JSON.stringify(await deps.listLayerFiles.files(image))));
  };
}
