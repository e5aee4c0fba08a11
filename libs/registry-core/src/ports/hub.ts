import type { AccessLevel } from '@drydock/kernel';

export interface AuthenticatedUser {
  readonly userId: string;
  readonly username: string;
  readonly isAdmin: boolean;
  /** The user's own level in each repository that was asked for; public reading is not in it. */
  readonly access: Readonly<Record<string, AccessLevel>>;
}

export interface VerificationKey {
  readonly kid: string;
  /** Ed25519 public key as a JWK (RFC 8037). */
  readonly jwk: Readonly<Record<string, unknown>>;
}

/**
 * What the registry asks of the hub (`openapi/internal.yaml`).
 * @throws AppError `unavailable` or `gateway_timeout` when the hub is away.
 */
export interface HubPort {
  /** @throws AppError `invalid_credentials`, `account_inactive`, `too_many_requests` */
  authenticate(
    credentials: {
      readonly username: string;
      readonly password: string;
      readonly repositoryIds: readonly string[];
    },
    signal?: AbortSignal,
  ): Promise<AuthenticatedUser>;
  /** All keys that a token that still lives may be signed with. */
  listKeys(signal?: AbortSignal): Promise<readonly VerificationKey[]>;
}
