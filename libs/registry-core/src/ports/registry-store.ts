import type { Digest, ImageId, Visibility } from '@drydock/kernel';
import type { StorageKey } from './blob-store.ts';

export interface RepositoryRow {
  readonly repositoryId: string;
  readonly name: string;
  readonly access: Visibility;
}

/** `json` also stands for an image whose blob is corrupt or missing: to everyone it behaves so, and the next push heals it. */
export type ImageState = 'json' | 'layer' | 'complete';

export interface ImageRow {
  readonly repositoryId: string;
  readonly imageId: ImageId;
  readonly parent: ImageId | undefined;
  readonly state: ImageState;
  readonly jsonRevision: number;
  readonly payloadChecksum: string | undefined;
  readonly tarsums: readonly string[];
  readonly expectedChecksum: string | undefined;
  readonly blob:
    { readonly digest: Digest; readonly storageKey: StorageKey; readonly sizeBytes: number } | undefined;
}

export interface ImageKey {
  readonly repositoryId: string;
  readonly imageId: ImageId;
}

export interface SaveJson extends ImageKey {
  readonly parent: ImageId | undefined;
  readonly json: Uint8Array;
  /** `X-Docker-Checksum` on PUT json (engines up to 0.5): the layer must match it and completes the image. */
  readonly requiredChecksum: string | undefined;
}

export interface PublishLayer extends ImageKey {
  readonly jsonRevision: number;
  readonly storageKey: StorageKey;
  readonly digest: Digest;
  readonly sizeBytes: number;
  readonly payloadChecksum: string;
  readonly tarsums: readonly string[];
}

/** What became of an upload whose bytes are all in the store. The new object is doomed unless it was `published`. */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly verify: boolean }
  /** The image is complete with these same bytes. */
  | { readonly kind: 'same' }
  /** The image is complete with other bytes. */
  | { readonly kind: 'exists' }
  /** PUT json came again in between: the payload checksum covers other bytes. */
  | { readonly kind: 'json-changed' }
  /** A checksum that was sent with the JSON does not match. */
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'gone' }
  /** The upload was given up by somebody who heard nothing of it. */
  | { readonly kind: 'lost' };

export type ChecksumOutcome = 'complete' | 'mismatch' | 'pending' | 'no-layer' | 'exists' | 'gone';

export interface TagRow {
  readonly name: string;
  readonly imageId: ImageId;
  readonly movedAt: Date;
  readonly client: Readonly<Record<string, string>>;
}

export interface TagMove extends ImageKey {
  readonly tag: string;
  readonly userId: string | undefined;
  readonly tokenId: string | undefined;
  readonly client: Readonly<Record<string, string>>;
}

export interface TrashRow {
  readonly id: string;
  readonly repositoryId: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly deletedAt: string;
  readonly purgeAt: string;
  readonly sizeBytes: number;
}

export interface TagRevisionRow {
  readonly revision: number;
  readonly imageId: string | null;
  readonly movedAt: string;
  readonly keepUntil: string | null;
  readonly movedBy: string | null;
}

/**
 * The rows of the registry. Each method that writes is one transaction and one transition of `docs/storage.md`; all times
 * are the database's. @throws AppError `unavailable` when the database is away.
 */
export interface RegistryStore {
  saveRepository(state: {
    readonly repositoryId: string;
    readonly name: string;
    readonly access: Visibility;
    readonly state: 'live' | 'trashed';
    readonly version: number;
  }): Promise<void>;
  announceImages(announcement: {
    readonly repositoryId: string;
    readonly userId: string;
    readonly imageIds: readonly string[];
  }): Promise<void>;
  /** Live ones only. */
  findRepositoryByName(name: string): Promise<RepositoryRow | undefined>;
  findRepository(repositoryId: string): Promise<RepositoryRow | undefined>;
  /** Live repositories in which the id is, at most 200, in no order. */
  listRepositoriesWithImage(imageId: ImageId): Promise<readonly RepositoryRow[]>;
  listRepositoriesThatAnnounced(query: {
    readonly imageId: ImageId;
    readonly userId: string;
  }): Promise<readonly RepositoryRow[]>;
  isAnnounced(key: ImageKey): Promise<boolean>;

  findImage(key: ImageKey): Promise<ImageRow | undefined>;
  findJson(key: ImageKey): Promise<Buffer | undefined>;
  /** Exists: keeps the image for a lease. @returns false when it is gone. */
  renewLease(key: ImageKey): Promise<boolean>;
  /** @throws AppError `image_exists`, `parent_missing`, `parent_in_use`. */
  saveJson(image: SaveJson): Promise<void>;
  /**
   * Link: copies the rows of a complete chain of one of `fromRepositoryIds`, base first. @returns false when none of them
   * has it whole, or the target's chain would not be complete.
   */
  linkChain(link: ImageKey & { readonly fromRepositoryIds: readonly string[] }): Promise<boolean>;
  /** Self first, root last. @returns undefined when a link of the chain is missing or not complete. */
  listAncestry(key: ImageKey): Promise<readonly ImageId[] | undefined>;

  stageObject(storageKey: StorageKey): Promise<void>;
  setUploadId(upload: { readonly storageKey: StorageKey; readonly uploadId: string }): Promise<void>;
  /** @returns false when the upload was given up. */
  heartbeat(upload: ImageKey & { readonly storageKey: StorageKey }): Promise<boolean>;
  /** A staged object that will not be published. */
  doomObject(storageKey: StorageKey): Promise<void>;
  publishLayer(layer: PublishLayer): Promise<PublishOutcome>;
  /** `matches` decides by what is stored of the layer; see `checksum-rules`. */
  saveChecksum(
    key: ImageKey & {
      readonly matches: (layer: {
        readonly payloadChecksum: string;
        readonly tarsums: readonly string[];
      }) => boolean;
      readonly pending: string | undefined;
    },
  ): Promise<ChecksumOutcome>;

  listTags(repositoryId: string): Promise<readonly TagRow[]>;
  findTag(query: { readonly repositoryId: string; readonly tag: string }): Promise<TagRow | undefined>;
  /** @throws AppError `image_not_found` unless the whole chain is complete. */
  moveTag(move: TagMove): Promise<void>;
  /** @returns how many tags went to the trash. */
  trashTags(query: { readonly repositoryId: string; readonly tag?: string }): Promise<number>;

  listChecksums(
    repositoryId: string,
  ): Promise<readonly { readonly imageId: string; readonly checksum?: string }[]>;
  listTrash(query: {
    readonly repositoryIds?: readonly string[];
    readonly after?: string;
    readonly limit: number;
  }): Promise<readonly TrashRow[]>;
  restoreTag(trashId: string): Promise<void>;
  purgeTrash(trashId: string): Promise<void>;
  listTagHistory(query: {
    readonly repositoryId: string;
    readonly tag: string;
  }): Promise<readonly TagRevisionRow[]>;
  restoreTagRevision(query: {
    readonly repositoryId: string;
    readonly tag: string;
    readonly revision: number;
    readonly userId: string;
  }): Promise<void>;

  revokeTokens(tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[]): Promise<void>;
  /** Ids of revoked tokens that would otherwise still live. */
  listRevokedTokens(): Promise<readonly string[]>;

  findBlob(
    digest: string,
  ): Promise<
    { readonly storageKey: StorageKey; readonly sizeBytes: number; readonly files: unknown } | undefined
  >;
  /** Blobs that no job has read back yet, oldest first. */
  listUnverified(
    limit: number,
  ): Promise<readonly { readonly digest: string; readonly storageKey: StorageKey }[]>;
  /** Keyed by digest and storage key, so that a verdict on an old object never hits its successor. */
  saveVerdict(verdict: {
    readonly digest: string;
    readonly storageKey: StorageKey;
    readonly state: 'available' | 'corrupt' | 'missing';
    readonly diffId?: string | undefined;
    readonly facts?: unknown;
    readonly files?: unknown;
  }): Promise<void>;
  check(): Promise<void>;
}
