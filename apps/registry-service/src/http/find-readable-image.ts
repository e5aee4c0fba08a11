import type { IncomingMessage } from 'node:http';
import type { ImageId } from '@drydock/kernel';
import type { CompleteImage } from '@drydock/registry-core';
import { callerOf } from './caller-of.ts';
import type { RegistryDeps } from './registry-deps.ts';

/** The complete image that a read of `/v1/images/<id>/…` means. @throws AppError 400, 401, 404 as protocol 3.13 */
export async function findReadableImage(
  deps: Pick<RegistryDeps, 'identifyCaller' | 'resolveImage' | 'readImage'>,
  req: IncomingMessage,
  imageId: ImageId,
): Promise<CompleteImage> {
  const grant = await deps.resolveImage.forRead(await callerOf(deps, req), imageId);
  return deps.readImage(grant, imageId);
}
