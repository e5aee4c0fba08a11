import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type HealBlob = InternalOperations['healInternalBlob'];

/** operationId: healInternalBlob */
export function healBlob(
  operations: Pick<HubOperations, 'healBlob'>,
): RequestHandler<PathParameters<HealBlob>> {
  return async (req, res) => {
    const outcome = await operations.healBlob({ digest: req.params.digest, body: req });
    answer<HealBlob>(res, { status: 200, body: { outcome } });
  };
}
