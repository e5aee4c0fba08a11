import type { Digest, ImageId, Visibility } from '@drydock/kernel';
import type { StorageKey } from './blob-store.ts';

/** `json` also stands for an image whose blob is corrupt or missing: to everyone it behaves so, and the next push heals it. */
export type ImageState = 'json' | 'layer' | 'complete';

export interface ImageKey {
  readonly repositoryId: string;
  readonly imageId: ImageId;
}

export interface ImageRow extends ImageKey {
  readonly parent: ImageId | undefined;
  readonly state: ImageState;
  /** Another one for each PUT json of any image, so that it also names the bytes of the JSON. */
  readonly jsonRevision: number;
  readonly payloadChecksum: string | undefined;
  readonly tarsums: readonly string[];
  readonly expectedChecksum: string | undefined;
  /** More than half of a lease is left, so that telling a pusher of this image needs no write. */
  readonly isLeaseFresh: boolean;
  /** Its blob is corrupt or missing, which is why it counts as `json`. */
  readonly isBroken: boolean;
  readonly blob:
    | {
        readonly digest: Digest;
        readonly storageKey: StorageKey;
        readonly sizeBytes: number;
        /** A rebuild or a reconciliation found the object there; nobody has hashed its bytes yet. */
        readonly isUnread: boolean;
      }
    | undefined;
}

/** One of several images that share an id. */
export interface ImageCandidate {
  readonly image: ImageRow;
  readonly access: Visibility;
  /** Hex; two with the same one and the same digest are the same image. */
  readonly jsonSha256: string;
}

export interface SaveJson extends ImageKey {
  readonly parent: ImageId | undefined;
  readonly json: Uint8Array;
  /** `X-Docker-Checksum` on PUT json (engines up to 0.5): the layer must match it and completes the image. */
  readonly requiredChecksum: string | undefined;
}

/** Image rows. Those of a repository in the trash are as good as absent. */
export interface ImageStore {
  findImage(key: ImageKey): Promise<ImageRow | undefined>;
  /** The images of this id in all live repositories, at most 200. */
  listCandidates(imageId: ImageId): Promise<readonly ImageCandidate[]>;
  /** The bytes and the revision that they are, read at once. */
  findJson(key: ImageKey): Promise<{ readonly json: Buffer; readonly jsonRevision: number } | undefined>;
  /** Exists: keeps the image for a lease. @returns false when it is gone. */
  renewLease(key: ImageKey): Promise<boolean>;
  /**
   * @throws AppError `image_exists` when it is complete: its pusher will skip it, so it is kept for a lease. `parent_missing`,
   * `parent_in_use`.
   */
  saveJson(image: SaveJson): Promise<void>;
  /**
   * Link: copies the rows of a complete chain of one of `fromRepositoryIds`, base first. @returns false when none of them
   * has it whole, or the target's chain would not be complete.
   */
  linkChain(link: ImageKey & { readonly fromRepositoryIds: readonly string[] }): Promise<boolean>;
  /** Self first, root last. @returns undefined when a link of the chain is missing or not complete. */
  listAncestry(key: ImageKey): Promise<readonly ImageId[] | undefined>;
  /** The file lists of the chain's layers, self first; `undefined` members where none is recorded. Shapes: `recorded-layer`. */
  listChainFiles(
    key: ImageKey,
  ): Promise<
    readonly { readonly digest: string; readonly storageKey: StorageKey; readonly files: unknown }[]
  >;
  /** The complete images of a repository. */
  listChecksums(
    repositoryId: string,
  ): Promise<readonly { readonly imageId: string; readonly checksum?: string }[]>;
}
