import type { Request, Response } from 'express';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { queryNumber, userOf } from '../request-facts.ts';
import { pageLimits, presentPage } from './accounts.ts';
import { cursorOf, parseUuid } from './tokens.ts';

/** operationId: listTrash. Deleted tags and repositories that the caller may restore, newest first. */
export async function listTrash(hub: Hub, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const limit = queryNumber(req, 'limit', pageLimits);
  const entries = await hub.trash.list(actor, { after: cursorOf(req), limit });
  const items = entries.map(({ repositoryId: _internal, ...entry }) => entry);
  sendJson(
    res,
    200,
    presentPage(items, limit, (entry) => entry.id),
  );
}

/** operationId: restoreTrash. 409 while the name is taken. */
export async function restoreTrash(hub: Hub, trashId: string, req: Request, res: Response): Promise<void> {
  await hub.trash.restore(await userOf(hub, req), parseUuid(trashId));
  res.status(204).end();
}

/** operationId: purgeTrash. For good. */
export async function purgeTrash(hub: Hub, trashId: string, req: Request, res: Response): Promise<void> {
  await hub.trash.purge(await userOf(hub, req), parseUuid(trashId));
  res.status(204).end();
}
