import type { RequestHandler } from 'express';
import { parseJson, readBody, sendJson } from '@drydock/http-kit';
import { AppError, ImageId } from '@drydock/kernel';
import { callerOf } from '../caller-of.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** operationId: putImageJson (protocol 3.14). Engines skip an image on the text of the 409, not on its number. */
export function putJson(deps: RegistryDeps): RequestHandler {
  return async (req, res) => {
    const imageId = ImageId.parse(req.params[0]);
    const caller = await callerOf(deps, req);
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    const json = await readBody(req, deps.limits.jsonBytes);
    const parsed = parseJson(json, 'invalid_json');
    await deps.saveImageJson({ caller, imageId, json, parsed, checksum: req.get('X-Docker-Checksum') });
    sendJson(res, 200, true);
  };
}
