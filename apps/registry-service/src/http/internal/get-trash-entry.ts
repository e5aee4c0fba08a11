import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type GetTrashEntry = InternalOperations['getTrashEntry'];

/** operationId: getTrashEntry */
export function getTrashEntry(
  operations: Pick<HubOperations, 'getTrash'>,
): RequestHandler<PathParameters<GetTrashEntry>> {
  return async (req, res) => {
    const body = await operations.getTrash(req.params.trashId);
    answer<GetTrashEntry>(res, { status: 200, body });
  };
}
