import { AppError, parseAuthorization, type TokenClaims } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { TokenAuthority } from '../ports/token-signer.ts';
import type { Authenticate } from './authenticate.ts';

export type HubCaller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: UserRow }
  | { readonly kind: 'token'; readonly claims: TokenClaims };

export interface ResolveCallerDeps {
  readonly store: HubStore;
  readonly authenticate: Authenticate;
  readonly tokens: TokenAuthority;
}

const withLibrary = (name: string): string => (name.includes('/') ? name : `library/${name}`);

/** Reads and proves an `Authorization` header. @throws AppError `invalid_credentials`, `requires_authorization`, `account_inactive` */
export function createResolveCaller({ store, authenticate, tokens }: ResolveCallerDeps) {
  return async (header: string | undefined): Promise<HubCaller> => {
    const authorization = parseAuthorization(header);
    switch (authorization.kind) {
      case 'anonymous':
        return { kind: 'anonymous' };
      case 'malformed':
        throw new AppError('requires_authorization');
      case 'basic':
        return { kind: 'user', user: await authenticate(authorization) };
      case 'token': {
        const claims = await tokens.verifyToken(authorization.signature);
        const { repository, access } = authorization;
        const isAltered =
          claims !== undefined &&
          ((repository !== undefined && withLibrary(repository) !== claims.repository) ||
            (access !== undefined && access !== claims.access));
        if (!claims || isAltered || !(await store.isTokenLive(claims.tokenId)))
          throw new AppError('requires_authorization');
        return { kind: 'token', claims };
      }
    }
  };
}

export type ResolveCaller = ReturnType<typeof createResolveCaller>;
