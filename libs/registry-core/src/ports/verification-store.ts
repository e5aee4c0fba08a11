import type { Digest } from '@drydock/kernel';
import type { StorageKey } from './blob-store.ts';
import type { ImageKey } from './image-store.ts';

export type BlobState = 'available' | 'corrupt' | 'missing';

export interface StoredBlob {
  readonly digest: string;
  readonly storageKey: StorageKey;
  readonly sizeBytes: number;
}

export interface FailedBlob extends StoredBlob {
  readonly state: 'corrupt' | 'missing';
  /** When it was read last; null for what reconciliation found. */
  readonly foundAt: string | null;
  readonly diffId: string | null;
  readonly images: number;
  /** Names of repositories that it is missed in, at most 10. */
  readonly repositories: readonly string[];
}

export interface ImageWithoutSums extends ImageKey {
  readonly json: Buffer;
  readonly jsonRevision: number;
  readonly hasPayloadChecksum: boolean;
}

export interface VerificationStore {
  /** Whatever state it is in. */
  findBlob(digest: string): Promise<
    | {
        readonly storageKey: StorageKey;
        readonly sizeBytes: number;
        readonly state: BlobState;
      }
    | undefined
  >;
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
    readonly state: BlobState;
    readonly diffId?: string | undefined;
    readonly facts?: unknown;
    readonly files?: unknown;
  }): Promise<void>;
  /** Images of this blob whose payload checksum or tarsums nobody has computed. */
  listImagesWithoutSums(digest: string, limit: number): Promise<readonly ImageWithoutSums[]>;
  /** Fills in what is not there, unless the JSON or the layer is another one by now. */
  saveSums(
    sums: ImageKey & {
      readonly jsonRevision: number;
      readonly digest: Digest;
      readonly payloadChecksum: string | undefined;
      readonly tarsums: readonly string[];
    },
  ): Promise<void>;
  /** In order of digests; those that were read last before that time, or never. */
  listBlobsReadBefore(query: {
    readonly time: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<readonly StoredBlob[]>;
  sumBlobsReadBefore(time: string): Promise<{ readonly blobs: number; readonly bytes: number }>;
  /** Available blobs that were read last longer ago than the period; the oldest first. */
  listScrubDue(query: {
    readonly periodSeconds: number;
    readonly limit: number;
  }): Promise<readonly StoredBlob[]>;
  /** In order of digests. */
  listFailedBlobs(query: { readonly after: string; readonly limit: number }): Promise<readonly FailedBlob[]>;
  /**
   * Puts a staged object, whose bytes were compared with the digest, in the place of a corrupt or missing one, which heals every image that
   * refers to it. @returns `healthy` when somebody else healed it; the object is doomed then, as when the blob is `gone`.
   */
  healBlob(blob: StoredBlob): Promise<'healed' | 'healthy' | 'gone' | 'lost'>;
  /** Heartbeat of a staged object that belongs to no image. @returns false when it was given up. */
  keepStaged(storageKey: StorageKey): Promise<boolean>;
  /** For work that one process at a time does. @returns false while another holds it. */
  claimWork(work: {
    readonly name: string;
    readonly holder: string;
    readonly seconds: number;
  }): Promise<boolean>;
  releaseWork(work: { readonly name: string; readonly holder: string }): Promise<void>;
}

export interface RevocationStore {
  revokeTokens(tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[]): Promise<void>;
  /** Ids of revoked tokens that would otherwise still live. */
  listRevokedTokens(): Promise<readonly string[]>;
}
