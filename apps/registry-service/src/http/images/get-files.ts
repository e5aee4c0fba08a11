import type { RequestHandler } from 'express';
import { findReadableImage } from '../find-readable-image.ts';
import { sendImmutable } from '../immutable.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** operationId: getImageFiles (protocol 3.19). 400 for a layer that is no readable tar. */
export function getFiles(deps: RegistryDeps): RequestHandler {
  return async (req, res) => {
    const image = await findReadableImage(deps, req);
    sendImmutable(req, res, Buffer.from(JSON.stringify(await deps.listLayerFiles.files(image))));
  };
}
