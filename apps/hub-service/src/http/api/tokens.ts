import type { Request, Response } from 'express';
import type { HubComponents } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import type { TokenRow } from '@drydock/hub-core';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { queryNumber, queryText, userOf } from '../request-facts.ts';
import { pageLimits, presentPage } from './accounts.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws AppError `not_found`: what is no id names nothing. */
export function parseUuid(text: string): string {
  if (!uuid.test(text)) throw new AppError('not_found');
  return text;
}

/** A cursor is an id that a page before ended with. @throws AppError `invalid_request` */
export function cursorOf(req: Request): string | undefined {
  const after = queryText(req, 'after');
  if (after !== undefined && !uuid.test(after))
    throw new AppError('invalid_request', { message: 'after is not a cursor' });
  return after;
}

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
export async function listTokens(hub: Hub, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const username = queryText(req, 'username') ?? actor.username;
  if (username !== actor.username && !actor.isAdmin) throw new AppError('forbidden');
  const user = await hub.store.findUserByName(username);
  if (!user) throw new AppError('user_not_found');
  const limit = queryNumber(req, 'limit', pageLimits);
  const tokens = await hub.store.listTokens({ userId: user.userId, after: cursorOf(req), limit });
  sendJson(
    res,
    200,
    presentPage(tokens.map(present), limit, (token) => token.id),
  );
}

/** operationId: revokeToken. One's own; administrators any. */
export async function revokeToken(hub: Hub, tokenId: string, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const token = await hub.store.findToken(parseUuid(tokenId));
  if (!token || (!actor.isAdmin && token.userId !== actor.userId)) throw new AppError('not_found');
  await hub.revokeTokens({ tokenId });
  res.status(204).end();
}
