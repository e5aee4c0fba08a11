/** What a collection would do, and what waits for one. Times are RFC 3339. */
export interface CollectionStatus {
  /** Everything that is stored under a blob. */
  readonly stored: { readonly blobs: number; readonly bytes: number };
  readonly reviews: { readonly due: number; readonly waiting: number; readonly oldestDueAt: string | null };
  readonly uploads: { readonly underWay: number; readonly silent: number };
  readonly objects: {
    readonly due: number;
    readonly dueBytes: number;
    readonly waiting: number;
    readonly waitingBytes: number;
    readonly nextDueAt: string | null;
  };
  readonly trash: { readonly entries: number; readonly nextPurgeAt: string | null };
  readonly history: { readonly entries: number; readonly nextExpiryAt: string | null };
  /** Seconds, by the names of docs/storage.md. */
  readonly windows: Readonly<Record<string, number>>;
}

/** Why an image stays; `via`: the descendants through which it is held, nearest first, empty when it is held itself. */
export interface KeptReason {
  readonly kind: 'tag' | 'history' | 'trash' | 'lease';
  readonly via: readonly string[];
  readonly tag: string | null;
  readonly until: string | null;
  /** The revision or the trash entry. */
  readonly reference: string | null;
}

export interface ImageExplanation {
  readonly repository: string;
  readonly repositoryState: 'live' | 'trashed';
  readonly imageId: string;
  readonly state: 'json' | 'layer' | 'complete';
  readonly parent: string | null;
  readonly digest: string | null;
  readonly reasons: readonly KeptReason[];
  readonly hasMoreReasons: boolean;
  readonly reviewDueAt: string | null;
}

export interface BlobExplanation {
  readonly digest: string;
  readonly state: 'available' | 'corrupt' | 'missing';
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly verifiedAt: string | null;
  readonly reviewDueAt: string | null;
  readonly images: number;
}

/** What keeps an image or a blob. */
export interface Explanation {
  /** What was asked for: an image id or a digest. */
  readonly subject: string;
  readonly blob: BlobExplanation | null;
  readonly images: readonly ImageExplanation[];
}

/** A layer that is corrupt or missing. */
export interface FailedBlob {
  readonly digest: string;
  readonly storageKey: string;
  readonly sizeBytes: number;
  readonly state: 'corrupt' | 'missing';
  /** When it was read last; null for what reconciliation found. */
  readonly foundAt: string | null;
  readonly diffId: string | null;
  readonly images: number;
  readonly repositories: readonly string[];
}

export interface FailedBlobPage {
  readonly items: readonly FailedBlob[];
  /** The digest that the next page starts after; absent on the last. */
  readonly next?: string;
}
