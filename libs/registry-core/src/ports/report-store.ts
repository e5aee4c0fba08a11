import type { StorageKey } from './blob-store.ts';
import type { ImageState } from './image-store.ts';
import type { BlobState } from './verification-store.ts';

/** What a collection that began now would do, in the same numbers as it tells itself. */
export interface CollectionPlan {
  readonly trash: number;
  readonly history: number;
  readonly uploads: number;
  readonly images: number;
  readonly blobs: number;
  /** Of those blobs; their objects are deleted after the object delay. */
  readonly blobBytes: number;
  readonly objects: number;
  /** Of objects whose size is known. */
  readonly objectBytes: number;
}

/** One thing that goes, and why. */
export type PlannedItem =
  | {
      readonly kind: 'image';
      readonly repositoryId: string;
      readonly repository: string;
      readonly imageId: string;
      /** `unreferenced`: nothing refers to it and its lease is over. `childless`: its last child goes too. */
      readonly why: 'unreferenced' | 'childless';
    }
  | { readonly kind: 'blob'; readonly digest: string; readonly sizeBytes: number; readonly why: 'imageless' }
  | {
      readonly kind: 'object';
      readonly storageKey: StorageKey;
      readonly sizeBytes: number | null;
      /** `replaced`: no blob refers to it. `abandoned`: its upload fell silent. */
      readonly why: 'replaced' | 'abandoned';
    };

export interface CollectionStatus {
  /** Everything that is stored under a blob. */
  readonly stored: { readonly blobs: number; readonly bytes: number };
  readonly reviews: { readonly due: number; readonly waiting: number; readonly oldestDueAt: string | null };
  readonly uploads: { readonly underWay: number; readonly silent: number };
  /** Objects that go: `due` now, `waiting` until nobody can be reading them any more. */
  readonly objects: {
    readonly due: number;
    readonly dueBytes: number;
    readonly waiting: number;
    readonly waitingBytes: number;
    readonly nextDueAt: string | null;
  };
  readonly trash: { readonly entries: number; readonly nextPurgeAt: string | null };
  readonly history: { readonly entries: number; readonly nextExpiryAt: string | null };
  readonly windows: Readonly<Record<string, number>>;
}

/** Why an image stays; `via`: the descendants through which it is held, nearest first, empty when it is held itself. */
export interface KeptReason {
  readonly kind: 'tag' | 'history' | 'trash' | 'lease';
  readonly via: readonly string[];
  /** The tag's name; null for a lease. */
  readonly tag: string | null;
  /** When this reason ends by itself; null for a tag. */
  readonly until: string | null;
  /** The revision or the trash entry's id; null for tags and leases. */
  readonly reference: string | null;
}

export interface ImageExplanation {
  readonly repository: string;
  readonly repositoryState: 'live' | 'trashed';
  readonly imageId: string;
  readonly state: ImageState;
  readonly parent: string | null;
  readonly digest: string | null;
  readonly reasons: readonly KeptReason[];
  /** There are more reasons than are told. */
  readonly hasMoreReasons: boolean;
  /** When it is looked at next, for what nothing keeps. */
  readonly reviewDueAt: string | null;
}

export interface BlobExplanation {
  readonly digest: string;
  readonly state: BlobState;
  readonly sizeBytes: number;
  readonly storageKey: StorageKey;
  readonly verifiedAt: string | null;
  readonly reviewDueAt: string | null;
  readonly images: number;
}

export interface Explanation {
  readonly blob: BlobExplanation | null;
  /** At most 100. */
  readonly images: readonly ImageExplanation[];
}

export interface CheckedInvariant {
  readonly name: string;
  /** What is the matter where it does not hold. */
  readonly meaning: string;
  readonly remedy: string;
  /** How many things break it. */
  readonly broken: number;
  /** At most 100 of them. */
  readonly items: readonly string[];
}

/** Questions that administrators ask; each is answered from one snapshot and changes nothing. */
export interface ReportStore {
  collectionStatus(): Promise<CollectionStatus>;
  /** @param onItems hears of everything that would go, in batches of one kind each */
  planCollection(onItems: (items: readonly PlannedItem[]) => Promise<void>): Promise<CollectionPlan>;
  /** @param subject an image id or a digest. @returns undefined when nothing of that name is stored. */
  explain(subject: string): Promise<Explanation | undefined>;
  /** All of one snapshot (REPEATABLE READ, READ ONLY). @param onChecked hears of each once it was asked */
  checkInvariants(onChecked: (checked: CheckedInvariant) => Promise<void>): Promise<void>;
}
