import type { StorageKey } from './blob-store.ts';

export interface VerificationStore {
  /** Whatever state it is in. */
  findBlob(
    digest: string,
  ): Promise<{ readonly storageKey: StorageKey; readonly sizeBytes: number } | undefined>;
  /** Blobs that no job has read back yet, oldest first. */
  listUnverified(
    limit: number,
  ): Promise<readonly { readonly digest: string; readonly storageKey: StorageKey }[]>;
  /** How many blobs are corrupt, how many missing; cheap however many are sound. */
  countUnsoundBlobs(): Promise<{ readonly corrupt: number; readonly missing: number }>;
  /** Keyed by digest and storage key, so that a verdict on an old object never hits its successor. */
  saveVerdict(verdict: {
    readonly digest: string;
    readonly storageKey: StorageKey;
    readonly state: 'available' | 'corrupt' | 'missing';
    readonly diffId?: string | undefined;
    readonly facts?: unknown;
    readonly files?: unknown;
  }): Promise<void>;
}

export interface RevocationStore {
  revokeTokens(tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[]): Promise<void>;
  /** Ids of revoked tokens that would otherwise still live. */
  listRevokedTokens(): Promise<readonly string[]>;
}
