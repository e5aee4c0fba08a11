import type { RequestHandler } from 'express';
import { findReadableImage } from '../find-readable-image.ts';
import { sendImmutable } from '../immutable.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** operationId: getImageDiff (protocol 3.20). Computed at once, so never the empty body of a queued one. */
export function getDiff(deps: RegistryDeps): RequestHandler {
  return async (req, res) => {
    const image = await findReadableImage(deps, req);
    sendImmutable(req, res, Buffer.from(JSON.stringify(await deps.listLayerFiles.diff(image))));
  };
}
