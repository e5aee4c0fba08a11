import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { repositoryIdOf } from './repository-id.ts';

type RestoreTagTo = InternalOperations['restoreTagTo'];

const tagRestore = z.strictObject({
  revision: z.number().int().min(0),
  userId: z.uuid(),
} satisfies MembersOf<RequestBody<RestoreTagTo>>);

/** operationId: restoreTagTo */
export function restoreTagTo(
  operations: Pick<HubOperations, 'restoreTagRevision'>,
): RequestHandler<PathParameters<RestoreTagTo>> {
  return async (req, res) => {
    const target = { repositoryId: repositoryIdOf(req.params), tag: req.params.tag };
    await operations.restoreTagRevision({ ...target, ...(await readShape(req, tagRestore)) });
    answer<RestoreTagTo>(res, { status: 204 });
  };
}
