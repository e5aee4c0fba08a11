import type { StorageKey } from './blob-store.ts';

/** A row of `objects`, with the blob that refers to it. */
export interface ObjectRow {
  readonly storageKey: StorageKey;
  readonly state: 'staged' | 'live' | 'doomed';
  readonly isQuarantined: boolean;
  /**
   * Its writer was last heard of so long before the run began that it must have ended by then: the object of such a live row is
   * in every honest listing.
   */
  readonly isSettled: boolean;
  readonly blob:
    | {
        readonly digest: string;
        readonly sizeBytes: number;
        readonly state: 'available' | 'corrupt' | 'missing';
      }
    | undefined;
}

/**
 * `orphans`: objects no row knows. `missing`: blobs without their object. `wrong_size`: objects of another size than their blob's.
 * `unfinished_uploads`: uploads of no writer, and temporary files. `found`: blobs that were missing and whose object is there.
 * `quarantined`: orphans that wait for their deletion. `stray_manifests`: manifest objects that are neither a repository's newest nor the one before.
 * `lost_manifests`: the newest manifest of a repository is not there.
 */
export const findingKinds = [
  'orphans',
  'missing',
  'wrong_size',
  'unfinished_uploads',
  'found',
  'quarantined',
  'stray_manifests',
  'lost_manifests',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** `young`: not yet older than the longest upload. `foreign`: not under a prefix of ours. `known`: an earlier run did what there is to do. */
export type KeptBecause = 'young' | 'foreign' | 'known';

export interface Finding {
  readonly kind: FindingKind;
  readonly storageKey: StorageKey;
  readonly digest?: string | undefined;
  /** What the row says, or of what no row knows, what the store says. */
  readonly sizeBytes?: number | undefined;
  /** What the store says, where it is not what the row says. */
  readonly storedBytes?: number | undefined;
  readonly uploadId?: string | undefined;
  /** Undefined: to be healed. */
  readonly keptBecause?: KeptBecause | undefined;
}

export interface StoredFinding extends Finding {
  /** In the order in which they were found. */
  readonly serial: number;
}

/** What the run under way has found so far: a second pass acts on it, one by one, each looked at again. */
export interface Findings {
  add(findings: readonly Finding[]): Promise<void>;
  list(query: { readonly after: number; readonly limit: number }): Promise<readonly StoredFinding[]>;
}

export interface ManifestPlace {
  readonly repositoryId: string;
  readonly version: number;
  readonly storageKey: StorageKey;
  readonly previousKey: StorageKey | undefined;
}

/** What reconciliation reads and does. Each method is one transaction; all may be called again without harm. */
export interface ReconcileStore {
  /** @returns the database's clock, whether a rebuild is under way, and how many rows there are. */
  beginReconciliation(): Promise<{
    readonly startedAtMs: number;
    readonly isRebuilding: boolean;
    readonly rows: number;
  }>;
  /** In the order of the keys' bytes. */
  listObjectRows(query: {
    readonly after: StorageKey;
    readonly limit: number;
    readonly startedAtMs: number;
  }): Promise<readonly ObjectRow[]>;
  findObjectRows(query: {
    readonly storageKeys: readonly StorageKey[];
    readonly startedAtMs: number;
  }): Promise<readonly ObjectRow[]>;
  findManifests(repositoryIds: readonly string[]): Promise<readonly ManifestPlace[]>;
  /** In the order of the repositories' ids. */
  listManifests(query: {
    readonly after: string | undefined;
    readonly limit: number;
  }): Promise<readonly ManifestPlace[]>;
  /** Gives them a row, doomed and due after the quarantine, unless one is there. @returns how many got one. */
  quarantineObjects(
    objects: readonly { readonly storageKey: StorageKey; readonly sizeBytes: number }[],
  ): Promise<number>;
  /** Keyed by digest and storage key. @returns false when the blob has moved or is known to be missing. */
  markMissing(blob: { readonly digest: string; readonly storageKey: StorageKey }): Promise<boolean>;
  /** A missing blob whose object is there again: available until a job has read it back. @returns false when the blob has moved or is not missing. */
  markFound(blob: { readonly digest: string; readonly storageKey: StorageKey }): Promise<boolean>;
}
