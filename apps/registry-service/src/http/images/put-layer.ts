import type { RegistryOperations } from '@drydock/api-contracts';
import { clientFacts } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { answerContent } from '../answer-content.ts';
import { callerOf } from '../caller-of.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';
import { requestChunks } from '../request-chunks.ts';

/** operationId: putImageLayer (protocol 3.16). Chunked, of unknown length, and may take hours. */
export function putLayer(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const caller = await callerOf(deps, req);
    const body = requestChunks(req, deps.limits.uploadIdleMs);
    const requestId = clientFacts(req).requestId || undefined;
    try {
      await deps.storeLayer({ caller, imageId, body, requestId });
    } catch (error) {
      // Nobody knows where the next request would begin.
      if (AppError.is(error, 'request_timeout')) res.setHeader('Connection', 'close');
      throw error;
    }
    answerContent<RegistryOperations['putImageLayer']>(res, { status: 200, body: true });
  };
}
