import { LRUCache } from 'lru-cache';
import {
  AppError,
  parseAuthorization,
  type Authorization,
  type SessionClaims,
  type TokenClaims,
} from '@drydock/kernel';
import type { Caller } from '../caller.ts';

export interface IdentifyCallerDeps {
  readonly verifyToken: (signature: string) => Promise<TokenClaims | undefined>;
  readonly verifySession: (cookie: string) => Promise<SessionClaims | undefined>;
  /** Known to this replica from the rows of revocations. */
  readonly isRevoked: (tokenId: string) => boolean;
}

/** Of headers that held a good token, so that one push is parsed once; their characters together. */
const rememberedSize = 4 * 1024 * 1024;

const withLibrary = (name: string): string => (name.includes('/') ? name : `library/${name}`);

/**
 * @returns the caller; a token that is forged, expired, revoked, or whose stated repository or access is not the signed one,
 * is refused (protocol 4.5, checklist 26). @throws AppError `requires_authorization`
 */
export function createIdentifyCaller({ verifyToken, verifySession, isRevoked }: IdentifyCallerDeps) {
  const tokens = new LRUCache<string, Authorization & { readonly kind: 'token' }>({
    maxSize: rememberedSize,
    sizeCalculation: (_authorization, header) => 2 * header.length,
  });
  return async (headers: {
    readonly authorization: string | undefined;
    readonly session: string | undefined;
  }): Promise<Caller> => {
    const header = headers.authorization ?? '';
    const known = tokens.get(header);
    const authorization = known ?? parseAuthorization(header);
    switch (authorization.kind) {
      case 'anonymous':
        return { kind: 'anonymous' };
      case 'malformed':
        throw new AppError('requires_authorization');
      case 'token': {
        const claims = await verifyToken(authorization.signature);
        const { repository, access } = authorization;
        const isAltered =
          claims !== undefined &&
          ((repository !== undefined && withLibrary(repository) !== claims.repository) ||
            (access !== undefined && access !== claims.access));
        if (!claims || isAltered || isRevoked(claims.tokenId)) throw new AppError('requires_authorization');
        if (!known) tokens.set(header, authorization);
        return { kind: 'token', claims };
      }
      case 'basic': {
        const { username, password } = authorization;
        const session = headers.session === undefined ? undefined : await verifySession(headers.session);
        return { kind: 'basic', username, password, session };
      }
    }
  };
}

export type IdentifyCaller = ReturnType<typeof createIdentifyCaller>;
