import type { RequestHandler } from 'express';
import type { HubComponents, HubOperations } from '@drydock/api-contracts';
import type { TrashEntry } from '@drydock/hub-core';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { pageByIdOf, presentPage } from './page.ts';

const present = ({ repositoryId: _internal, ...entry }: TrashEntry): HubComponents['schemas']['TrashEntry'] =>
  entry;

/** operationId: listTrash. Deleted tags and repositories of those that the caller may write to, newest first. */
export function listTrash(hub: Pick<Hub, 'resolveCaller' | 'trash'>): RequestHandler {
  return async (req, res) => {
    const page = pageByIdOf(req);
    const entries = await hub.trash.list(await userOf(hub, req), page);
    const body = presentPage(entries.map(present), page.limit, (entry) => entry.id);
    answer<HubOperations['listTrash']>(res, { status: 200, body });
  };
}
