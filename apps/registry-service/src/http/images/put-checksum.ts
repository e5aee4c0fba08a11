import type { RequestHandler } from 'express';
import { sendJson } from '@drydock/http-kit';
import { ImageId } from '@drydock/kernel';
import { callerOf } from '../caller-of.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** operationId: putImageChecksum (protocol 3.17, 8.4). The body is empty; the values are in the headers. */
export function putChecksum(deps: RegistryDeps): RequestHandler {
  return async (req, res) => {
    const imageId = ImageId.parse(req.params[0]);
    const caller = await callerOf(deps, req);
    const supplied = {
      checksum: req.get('X-Docker-Checksum'),
      payload: req.get('X-Docker-Checksum-Payload'),
    };
    await deps.saveChecksum({ caller, imageId, supplied });
    req.resume();
    sendJson(res, 200, true);
  };
}
