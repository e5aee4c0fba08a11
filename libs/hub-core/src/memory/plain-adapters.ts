import type { SessionClaims, TokenClaims } from '@drydock/kernel';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { TokenAuthority } from '../ports/token-signer.ts';

export interface CountingPasswords extends PasswordHasher {
  readonly verifications: number;
}

/** No secrecy at all, and quick: counts how often it was asked. For unit tests. */
export function createPlainPasswords(): CountingPasswords {
  let verifications = 0;
  return {
    get verifications() {
      return verifications;
    },
    hash: async (password) => `plain:${password}`,
    async verify(hash, password) {
      verifications += 1;
      return hash === `plain:${password}`;
    },
  };
}

/** "Signs" by remembering. For unit tests; the signatures hold no comma, quote or space, as the real ones. */
export function createPlainTokenAuthority(): TokenAuthority {
  const tokens = new Map<string, TokenClaims>();
  const sessions = new Map<string, SessionClaims>();
  return {
    async signToken(claims) {
      tokens.set(`token.${claims.tokenId}`, claims);
      return `token.${claims.tokenId}`;
    },
    async signSession(claims) {
      const text = `session.${String(sessions.size)}`;
      sessions.set(text, claims);
      return text;
    },
    verifyToken: async (signature) => tokens.get(signature),
    listKeys: () => [],
  };
}
