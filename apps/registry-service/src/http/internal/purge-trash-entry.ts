import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type PurgeTrashEntry = InternalOperations['purgeTrashEntry'];

/** operationId: purgeTrashEntry. For good. */
export function purgeTrashEntry(
  operations: Pick<HubOperations, 'purgeTrash'>,
): RequestHandler<PathParameters<PurgeTrashEntry>> {
  return async (req, res) => {
    await operations.purgeTrash(req.params.trashId);
    answer<PurgeTrashEntry>(res, { status: 204 });
  };
}
