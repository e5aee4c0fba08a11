import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { parseUuid } from './page.ts';

type RevokeToken = HubOperations['revokeToken'];

/** operationId: revokeToken. One's own; administrators any. */
export function revokeToken(
  hub: Pick<Hub, 'resolveCaller' | 'tokens'>,
): RequestHandler<PathParameters<RevokeToken>> {
  return async (req, res) => {
    const tokenId = parseUuid(req.params.tokenId);
    await hub.tokens.revoke(await userOf(hub, req), tokenId);
    answer<RevokeToken>(res, { status: 204 });
  };
}
