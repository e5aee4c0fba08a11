import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer, queryText } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { pageByNameOf, presentPage } from './page.ts';
import { presentRepository } from './present-repository.ts';

type ListRepositories = HubOperations['listRepositories'];

/** operationId: listRepositories. What the caller may read, by name. */
export function listRepositories(hub: Pick<Hub, 'resolveCaller' | 'listRepositories'>): RequestHandler {
  return async (req, res) => {
    const page = pageByNameOf(req);
    const namespace = queryText<ListRepositories>(req, 'namespace');
    const rows = await hub.listRepositories(await userOf(hub, req), { ...page, namespace });
    const body = presentPage(rows.map(presentRepository), page.limit, (row) => row.name);
    answer<ListRepositories>(res, { status: 200, body });
  };
}
