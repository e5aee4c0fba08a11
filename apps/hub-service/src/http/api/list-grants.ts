import type { RequestHandler } from 'express';
import type { HubComponents, HubOperations } from '@drydock/api-contracts';
import type { GrantRow } from '@drydock/hub-core';
import { answer, queryText } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type ListGrants = HubOperations['listGrants'];

/** The repository by its name behind the namespace, as the other operations take it. */
const present = ({
  namespace,
  repository,
  username,
  level,
}: GrantRow): HubComponents['schemas']['Grant'] => ({
  namespace,
  repository: repository === null ? null : repository.slice(namespace.length + 1),
  username,
  level,
});

/** operationId: listGrants. Administrators all; others those of a namespace that they administer. */
export function listGrants(hub: Pick<Hub, 'resolveCaller' | 'grants'>): RequestHandler {
  return async (req, res) => {
    const grants = await hub.grants.list(await userOf(hub, req), {
      namespace: queryText<ListGrants>(req, 'namespace'),
      repository: queryText<ListGrants>(req, 'repository'),
    });
    answer<ListGrants>(res, { status: 200, body: { items: grants.map(present) } });
  };
}
