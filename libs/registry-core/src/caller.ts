import type { SessionClaims, TokenClaims } from '@drydock/kernel';

/** Who asks, as far as it was verified: a token's claims are true, Basic credentials are still to be asked about. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly claims: TokenClaims }
  | {
      readonly kind: 'basic';
      readonly username: string;
      readonly password: string;
      readonly session: SessionClaims | undefined;
    };

/** The repository that a call was found to mean, and may do in it what it asked for. */
export interface Grant {
  readonly repositoryId: string;
  readonly userId: string | undefined;
  readonly tokenId: string | undefined;
  /** Repositories from which images may be linked. */
  readonly links: readonly string[];
  /** Was write access proven, so that telling of an existing image keeps it for a lease? */
  readonly canWrite: boolean;
}
