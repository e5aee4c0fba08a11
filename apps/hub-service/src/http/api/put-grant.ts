import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type PutGrant = HubOperations['putGrant'];

const newGrant = z.strictObject({
  namespace: z.string(),
  repository: z.string().nullable().exactOptional(),
  username: z.string(),
  level: z.enum(['read', 'write', 'admin']),
} satisfies MembersOf<RequestBody<PutGrant>>);

/** operationId: putGrant. Replaces what the user had there. */
export function putGrant(hub: Pick<Hub, 'resolveCaller' | 'grants'>): RequestHandler {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const { repository, ...grant } = await readShape(req, newGrant);
    await hub.grants.save(actor, { ...grant, repository: repository ?? undefined });
    answer<PutGrant>(res, { status: 204 });
  };
}
