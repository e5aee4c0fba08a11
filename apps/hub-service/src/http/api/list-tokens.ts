import type { RequestHandler } from 'express';
import type { HubComponents, HubOperations } from '@drydock/api-contracts';
import type { TokenRow } from '@drydock/hub-core';
import { answer, queryText } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { pageByIdOf, presentPage } from './page.ts';

type ListTokens = HubOperations['listTokens'];

const present = (token: TokenRow): HubComponents['schemas']['Token'] => ({
  id: token.tokenId,
  repository: token.repository,
  access: token.access,
  username: token.username,
  issuedAt: token.issuedAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
  revokedAt: token.revokedAt?.toISOString() ?? null,
});

/** operationId: listTokens. The caller's own; an administrator may name a user. Those that have expired are left out. */
export function listTokens(hub: Pick<Hub, 'resolveCaller' | 'tokens'>): RequestHandler {
  return async (req, res) => {
    const page = pageByIdOf(req);
    const username = queryText<ListTokens>(req, 'username');
    const tokens = await hub.tokens.list(await userOf(hub, req), { ...page, username });
    const body = presentPage(tokens.map(present), page.limit, (token) => token.id);
    answer<ListTokens>(res, { status: 200, body });
  };
}
