import type { RegistryOperations } from '@drydock/api-contracts';
import { headerOf, parseJson, readBody } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { answerContent } from '../answer-content.ts';
import { callerOf } from '../caller-of.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

/** operationId: putImageJson (protocol 3.14). Engines skip an image on the text of the 409, not on its number. */
export function putJson(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const caller = await callerOf(deps, req);
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    const json = await readBody(req, deps.limits.jsonBytes);
    const parsed = parseJson(json, 'invalid_json');
    await deps.saveImageJson({ caller, imageId, json, parsed, checksum: headerOf(req, 'X-Docker-Checksum') });
    answerContent<RegistryOperations['putImageJson']>(res, { status: 200, body: true });
  };
}
