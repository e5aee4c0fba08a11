import type { SessionClaims, TokenClaims } from '@drydock/kernel';

/** Signs and reads what the hub itself gave out; private keys live with the hub only. */
export interface TokenAuthority {
  signToken(claims: TokenClaims): Promise<string>;
  signSession(claims: SessionClaims): Promise<string>;
  /** @returns undefined for what is not ours, altered or expired. */
  verifyToken(signature: string): Promise<TokenClaims | undefined>;
  listKeys(): readonly { readonly kid: string; readonly jwk: Readonly<Record<string, unknown>> }[];
}
