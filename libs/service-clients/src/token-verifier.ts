import { compactVerify, decodeProtectedHeader } from 'jose';
import { LRUCache } from 'lru-cache';
import type { SessionClaims, TokenClaims } from '@drydock/kernel';
import { decodeSessionClaims, decodeTokenClaims } from './claims-codec.ts';
import type { KeyRing } from './key-ring.ts';

export interface TokenVerifier {
  /**
   * @returns the claims of a token whose signature is right and that has not expired; undefined otherwise. Revocation is
   * the caller's to check. @throws AppError `unavailable` while no key of the hub is known.
   */
  verifyToken(signature: string): Promise<TokenClaims | undefined>;
  verifySession(cookie: string): Promise<SessionClaims | undefined>;
}

interface VerifierSettings {
  readonly keys: KeyRing;
  /** Seconds since the epoch. */
  readonly now?: () => number;
}

const cacheEntries = 5_000;

/** One push sends the same token hundreds of times, so verified ones are remembered by their whole text. */
export function createTokenVerifier({
  keys,
  now = () => Date.now() / 1000,
}: VerifierSettings): TokenVerifier {
  const tokens = new LRUCache<string, TokenClaims>({ max: cacheEntries });
  const sessions = new LRUCache<string, SessionClaims>({ max: cacheEntries });

  const verify = async (jws: string, typ: 'token' | 'session'): Promise<unknown> => {
    let kid: string | undefined;
    try {
      const header = decodeProtectedHeader(jws);
      if (header.alg !== 'EdDSA' || header.typ !== typ) return undefined;
      kid = header.kid;
    } catch {
      return undefined;
    }
    const key = kid === undefined ? undefined : await keys.findKey(kid);
    if (!key) return undefined;
    try {
      const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
      return JSON.parse(new TextDecoder().decode(payload)) as unknown;
    } catch {
      return undefined;
    }
  };

  const through = async <C extends { readonly expiresAt: number }>(
    cache: LRUCache<string, C>,
    text: string,
    read: () => Promise<C | undefined>,
  ): Promise<C | undefined> => {
    const known = cache.get(text);
    const claims = known ?? (await read());
    if (!claims || claims.expiresAt <= now()) return undefined;
    if (!known) cache.set(text, claims);
    return claims;
  };

  return {
    verifyToken: (text) => through(tokens, text, async () => decodeTokenClaims(await verify(text, 'token'))),
    verifySession: (text) =>
      through(sessions, text, async () => decodeSessionClaims(await verify(text, 'session'))),
  };
}
