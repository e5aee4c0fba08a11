import type { ImportedKey } from './imported-key.ts';
import { CompactSign, importJWK, type JWK } from 'jose';
import type { SessionClaims, TokenClaims } from '@drydock/kernel';
import { encodeSessionClaims, encodeTokenClaims } from './claims-codec.ts';

export interface SigningKey {
  readonly kid: string;
  /** Ed25519 private key (RFC 8037). Lives with the hub only. */
  readonly privateJwk: JWK;
}

export interface TokenSigner {
  /** A compact JWS (RFC 7515, EdDSA). @returns the `signature` member of `X-Docker-Token`. */
  signToken(claims: TokenClaims): Promise<string>;
  /** @returns the value of the `session` cookie. */
  signSession(claims: SessionClaims): Promise<string>;
}

/** @param current gives the key to sign with now, so that a rotation needs no restart. */
export function createTokenSigner(current: () => SigningKey): TokenSigner {
  const imported = new Map<string, Promise<ImportedKey>>();
  const sign = async (payload: unknown, typ: 'token' | 'session'): Promise<string> => {
    const { kid, privateJwk } = current();
    const key = imported.get(kid) ?? importJWK(privateJwk, 'EdDSA');
    imported.set(kid, key);
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    return new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', kid, typ }).sign(await key);
  };
  return {
    signToken: (claims) => sign(encodeTokenClaims(claims), 'token'),
    signSession: (claims) => sign(encodeSessionClaims(claims), 'session'),
  };
}
