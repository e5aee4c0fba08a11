import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type RestoreTrashEntry = InternalOperations['restoreTrashEntry'];

/** operationId: restoreTrashEntry. A tag; a whole repository comes back by its state. */
export function restoreTrashEntry(
  operations: Pick<HubOperations, 'restoreTag'>,
): RequestHandler<PathParameters<RestoreTrashEntry>> {
  return async (req, res) => {
    await operations.restoreTag(req.params.trashId);
    answer<RestoreTrashEntry>(res, { status: 204 });
  };
}
