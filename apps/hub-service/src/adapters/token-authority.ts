import type { TokenAuthority } from '@drydock/hub-core';
import { createKeyRing, createTokenSigner, createTokenVerifier } from '@drydock/service-clients';
import type { KeyPair } from './key-files.ts';

/** @param keys the first signs. */
export function createTokenAuthority(keys: readonly [KeyPair, ...KeyPair[]]): TokenAuthority {
  const published = keys.map(({ kid, publicJwk }) => ({ kid, jwk: { ...publicJwk } }));
  const signer = createTokenSigner(() => keys[0]);
  const verifier = createTokenVerifier({
    keys: createKeyRing({ listKeys: () => Promise.resolve(published) }),
  });
  return {
    signToken: (claims) => signer.signToken(claims),
    signSession: (claims) => signer.signSession(claims),
    verifyToken: (signature) => verifier.verifyToken(signature),
    listKeys: () => published,
  };
}
