import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { presentRepository } from './present-repository.ts';
import { repositoryOfPath } from './repository-of-path.ts';

type ChangeRepository = HubOperations['changeRepository'];

const repositoryPatch = z.strictObject({
  access: z.enum(['public', 'private']).exactOptional(),
  description: z.string().max(10_000).exactOptional(),
} satisfies MembersOf<RequestBody<ChangeRepository>>);

/** operationId: changeRepository. By those who administer it. */
export function changeRepository(
  hub: Pick<Hub, 'resolveCaller' | 'changeRepository'>,
): RequestHandler<PathParameters<ChangeRepository>> {
  return async (req, res) => {
    const name = repositoryOfPath(req.params);
    const user = await userOf(hub, req);
    const row = await hub.changeRepository(
      { caller: { kind: 'user', user }, name, absent: 'repository_not_found' },
      await readShape(req, repositoryPatch),
    );
    answer<ChangeRepository>(res, { status: 200, body: presentRepository(row) });
  };
}
