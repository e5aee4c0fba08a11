import { findReadableImage } from '../find-readable-image.ts';
import { sendImmutable } from '../immutable.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

/** operationId: getImageAncestry. Self first, root last; 404 when a link of the chain is unfinished (protocol 3.18, 9.2). */
export function getAncestry(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const image = await findReadableImage(deps, req, imageId);
    sendImmutable(req, res, await deps.readImageBytes.ancestry(image));
  };
}
