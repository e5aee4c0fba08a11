import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { queryText, userOf } from '../request-facts.ts';
import { readShape } from './accounts.ts';

const newGrant = z.strictObject({
  namespace: z.string(),
  repository: z.string().nullish(),
  username: z.string(),
  level: z.enum(['read', 'write', 'admin']),
});

/** operationId: listGrants. Administrators all; others those of a namespace that they administer. */
export async function listGrants(hub: Hub, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const filter = { namespace: queryText(req, 'namespace'), repository: queryText(req, 'repository') };
  sendJson(res, 200, { items: await hub.grants.list(actor, filter) });
}

/** operationId: putGrant. Replaces what the user had there. */
export async function putGrant(hub: Hub, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const { repository, ...grant } = await readShape(req, newGrant);
  await hub.grants.save(actor, { ...grant, repository: repository ?? undefined });
  res.status(204).end();
}

/** operationId: deleteGrant. Takes the tokens that rest on it with it. */
export async function deleteGrant(hub: Hub, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const [namespace, username] = [queryText(req, 'namespace'), queryText(req, 'username')];
  if (namespace === undefined || username === undefined)
    throw new AppError('invalid_request', { message: 'namespace and username are required' });
  await hub.grants.remove(actor, { namespace, username, repository: queryText(req, 'repository') });
  res.status(204).end();
}
