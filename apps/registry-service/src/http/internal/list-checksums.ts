import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { repositoryIdOf } from './repository-id.ts';

type ListChecksums = InternalOperations['listChecksums'];

/** operationId: listChecksums. The complete images. */
export function listChecksums(
  operations: Pick<HubOperations, 'listChecksums'>,
): RequestHandler<PathParameters<ListChecksums>> {
  return async (req, res) => {
    const images = await operations.listChecksums(repositoryIdOf(req.params));
    answer<ListChecksums>(res, { status: 200, body: { images } });
  };
}
