import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { repositoryIdOf } from './repository-id.ts';

type SaveRepositoryState = InternalOperations['saveRepositoryState'];

const repositoryState = z.strictObject({
  name: z.string().min(1),
  access: z.enum(['public', 'private']),
  state: z.enum(['live', 'trashed']),
  version: z.number().int().min(0),
} satisfies MembersOf<RequestBody<SaveRepositoryState>>);

/** operationId: saveRepositoryState. A version that is not newer than the one known changes nothing. */
export function saveRepositoryState(
  operations: Pick<HubOperations, 'saveRepository'>,
): RequestHandler<PathParameters<SaveRepositoryState>> {
  return async (req, res) => {
    const repositoryId = repositoryIdOf(req.params);
    await operations.saveRepository({ repositoryId, ...(await readShape(req, repositoryState)) });
    answer<SaveRepositoryState>(res, { status: 204 });
  };
}
