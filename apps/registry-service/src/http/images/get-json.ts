import { findReadableImage } from '../find-readable-image.ts';
import { sendImmutable } from '../immutable.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

/**
 * operationId: getImageJson. The bytes as they were uploaded; anything but 200 makes a pusher send the image
 * (protocol 3.13). `X-Docker-Size` is the stored layer's, required by engines up to 0.10.
 */
export function getJson(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const image = await findReadableImage(deps, req, imageId);
    const bytes = await deps.readImageBytes.json(image);
    const headers: (string | number)[] = ['X-Docker-Size', image.blob.sizeBytes];
    const { payloadChecksum } = image;
    if (payloadChecksum !== undefined) {
      headers.push(
        'X-Docker-Checksum-Payload',
        payloadChecksum,
        'X-Docker-Payload-Checksum',
        payloadChecksum,
      );
    }
    const [tarsum] = image.tarsums;
    if (tarsum !== undefined) headers.push('X-Docker-Checksum', tarsum);
    sendImmutable(req, res, bytes, headers);
  };
}
