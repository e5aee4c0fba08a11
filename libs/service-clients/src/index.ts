export { createHttpHubClient } from './http-hub-client.ts';
export { createHttpRegistryClient } from './http-registry-client.ts';
export { createInternalCall, type InternalCall, type InternalCallSettings } from './internal-call.ts';
export { createKeyRing, type KeyRing, type KeyRingSettings } from './key-ring.ts';
export { createTokenSigner, type SigningKey, type TokenSigner } from './token-signer.ts';
export { createTokenVerifier, type TokenVerifier } from './token-verifier.ts';
