import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer, queryInteger } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { limitOf, parseUuid } from './page.ts';

type ListRunItems = HubOperations['listRunItems'];

const serials = { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 };

/** operationId: listRunItems. Administrators only. */
export function listRunItems(
  hub: Pick<Hub, 'resolveCaller' | 'runs'>,
): RequestHandler<PathParameters<ListRunItems>> {
  return async (req, res) => {
    const runId = parseUuid(req.params.runId);
    const limit = limitOf(req);
    const after = queryInteger<ListRunItems>(req, 'after', serials);
    const items = await hub.runs.listItems(await userOf(hub, req), { runId, after, limit });
    const last = items.at(-1);
    const isLastPage = items.length < limit || last === undefined;
    answer<ListRunItems>(res, { status: 200, body: { items, ...(isLastPage ? {} : { next: last.serial }) } });
  };
}
