import { findReadableImage } from '../find-readable-image.ts';
import { sendImmutable } from '../immutable.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

/** operationId: getImageDiff (protocol 3.20). Computed at once, so never the empty body of a queued one. */
export function getDiff(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const image = await findReadableImage(deps, req, imageId);
    sendImmutable(req, res, Buffer.from(JSON.stringify(await deps.listLayerFiles.diff(image))));
  };
}
