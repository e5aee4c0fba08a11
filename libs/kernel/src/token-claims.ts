import type { TokenAccess } from './access.ts';

/**
 * What a repository token says. It travels as the `signature` member of `X-Docker-Token`: a compact JWS (EdDSA,
 * `kid` in its header) whose payload holds these claims under short names, see `TokenClaims` in service-clients.
 */
export interface TokenClaims {
  readonly tokenId: string;
  readonly repositoryId: string;
  /** `ns/name` */
  readonly repository: string;
  readonly access: TokenAccess;
  /** Absent: given to an anonymous caller, for a public repository. */
  readonly userId?: string;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Ids of other repositories from which images may be linked instead of uploaded. At most 200, and public ones of `library/`. */
  readonly links: readonly string[];
}

/** What the `session` cookie says: only which repository an image call means, never that it is allowed (protocol 4.4). */
export interface SessionClaims {
  readonly repositoryId: string;
  readonly repository: string;
  readonly access: TokenAccess;
  readonly userId?: string;
  readonly expiresAt: number;
}
