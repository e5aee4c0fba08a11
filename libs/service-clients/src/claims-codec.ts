import { z } from 'zod';
import type { SessionClaims, TokenClaims } from '@drydock/kernel';
import { packUuids, unpackUuids } from './uuid-list.ts';

/** Members are short because the whole travels in a header on each request of a push. */
const tokenPayload = z.object({
  tid: z.uuid(),
  rid: z.uuid(),
  r: z.string().min(1),
  a: z.enum(['read', 'write', 'delete']),
  u: z.uuid().optional(),
  iat: z.number().int(),
  exp: z.number().int(),
  l: z.string().optional(),
});
const sessionPayload = tokenPayload.pick({ rid: true, r: true, a: true, u: true, exp: true });

export const encodeTokenClaims = (claims: TokenClaims) => ({
  tid: claims.tokenId,
  rid: claims.repositoryId,
  r: claims.repository,
  a: claims.access,
  ...(claims.userId === undefined ? {} : { u: claims.userId }),
  iat: claims.issuedAt,
  exp: claims.expiresAt,
  ...(claims.links.length === 0 ? {} : { l: packUuids(claims.links) }),
});

export const encodeSessionClaims = (claims: SessionClaims) => ({
  rid: claims.repositoryId,
  r: claims.repository,
  a: claims.access,
  ...(claims.userId === undefined ? {} : { u: claims.userId }),
  exp: claims.expiresAt,
});

/** @returns undefined when the payload is not one of ours. */
export function decodeTokenClaims(payload: unknown): TokenClaims | undefined {
  const parsed = tokenPayload.safeParse(payload);
  if (!parsed.success) return undefined;
  const { tid, rid, r, a, u, iat, exp, l } = parsed.data;
  const links = l === undefined ? [] : unpackUuids(l);
  if (!links) return undefined;
  return {
    tokenId: tid,
    repositoryId: rid,
    repository: r,
    access: a,
    ...(u === undefined ? {} : { userId: u }),
    issuedAt: iat,
    expiresAt: exp,
    links,
  };
}

/** @returns undefined when the payload is not one of ours. */
export function decodeSessionClaims(payload: unknown): SessionClaims | undefined {
  const parsed = sessionPayload.safeParse(payload);
  if (!parsed.success) return undefined;
  const { rid, r, a, u, exp } = parsed.data;
  return {
    repositoryId: rid,
    repository: r,
    access: a,
    ...(u === undefined ? {} : { userId: u }),
    expiresAt: exp,
  };
}
