import type { RegistryOperations } from '@drydock/api-contracts';
import { headerOf } from '@drydock/http-kit';
import { answerContent } from '../answer-content.ts';
import { callerOf } from '../caller-of.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

/** operationId: putImageChecksum (protocol 3.17, 8.4). The body is empty; the values are in the headers. */
export function putChecksum(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const caller = await callerOf(deps, req);
    const supplied = {
      checksum: headerOf(req, 'X-Docker-Checksum'),
      payload: headerOf(req, 'X-Docker-Checksum-Payload'),
    };
    await deps.saveChecksum({ caller, imageId, supplied });
    req.resume();
    answerContent<RegistryOperations['putImageChecksum']>(res, { status: 200, body: true });
  };
}
