import type { Visibility } from '@drydock/kernel';
import type { CollectionStatus, Explanation, FailedBlobPage } from './registry-reports.ts';

export interface RepositoryState {
  readonly repositoryId: string;
  /** `ns/name` */
  readonly name: string;
  readonly access: Visibility;
  /** `trashed` frees the name and puts the tags into the trash; back to `live` restores them. */
  readonly state: 'live' | 'trashed';
  /** Grows with each change of the hub's row: the registry ignores a state that is older than the one it has. */
  readonly version: number;
}

export interface TrashEntry {
  readonly id: string;
  readonly repositoryId: string;
  readonly repository: string;
  /** null: the whole repository. */
  readonly tag: string | null;
  /** RFC 3339 */
  readonly deletedAt: string;
  readonly purgeAt: string;
  readonly sizeBytes: number;
}

export interface TagRevision {
  readonly revision: number;
  /** null: the tag was deleted here. */
  readonly imageId: string | null;
  readonly movedAt: string;
  /** Null while it is where the tag points now. */
  readonly keepUntil: string | null;
  readonly movedBy: string | null;
}

/** A job that failed as often as it may; its row still says that it is due. */
export interface DeadRegistryJob {
  readonly id: string;
  readonly name: string;
  /** Ids only. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  /** RFC 3339 */
  readonly failedAt: string;
  readonly reason: string;
}

export interface RegistryJobs {
  readonly counts: Readonly<Record<'waiting' | 'active' | 'delayed' | 'dead', number>>;
  /** At most a thousand, those first that died first. */
  readonly dead: readonly DeadRegistryJob[];
}

export interface RunProgress {
  readonly done: number;
  /** null while nobody knows. */
  readonly total: number | null;
  readonly unit: string;
  readonly note: string;
}

/** Work in the registry that takes its time; its workers do it, its row is the truth. */
export interface RegistryRun {
  readonly runId: string;
  readonly kind: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly progress: RunProgress;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly error: string | null;
  /** The user's id. */
  readonly createdBy: string | null;
  /** RFC 3339 */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface RegistryRunItem {
  readonly serial: number;
  readonly kind: string;
  readonly item: Readonly<Record<string, unknown>>;
}

/**
 * What the hub asks of the registry (`openapi/internal.yaml`); over HTTP between services, a direct call in the
 * standalone. All calls are idempotent. @throws AppError `unavailable` or `gateway_timeout` when the registry is
 * away, `repository_not_found` for an id that it was never told of.
 */
export interface RegistryPort {
  saveRepository(state: RepositoryState, signal?: AbortSignal): Promise<void>;
  /** Adds to the list of images that this user may push into the repository; it never shrinks. */
  announceImages(
    announcement: {
      readonly repositoryId: string;
      readonly userId: string;
      readonly imageIds: readonly string[];
    },
    signal?: AbortSignal,
  ): Promise<void>;
  /** The complete images of a repository with their payload checksums, for GET images. */
  listChecksums(
    repositoryId: string,
    signal?: AbortSignal,
  ): Promise<readonly { readonly imageId: string; readonly checksum?: string }[]>;
  /** Recorded in the registry before it returns, known to every replica within seconds. */
  revokeTokens(
    tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[],
    signal?: AbortSignal,
  ): Promise<void>;
  /** Deleted tags and repositories that can still be restored, newest first. */
  listTrash(
    query: { readonly repositoryIds?: readonly string[]; readonly after?: string; readonly limit: number },
    signal?: AbortSignal,
  ): Promise<readonly TrashEntry[]>;
  getTrash(trashId: string, signal?: AbortSignal): Promise<TrashEntry>;
  /** For the entry of a tag; a whole repository comes back through `saveRepository`. @throws `conflict` while the name is taken. */
  restoreTag(trashId: string, signal?: AbortSignal): Promise<void>;
  purgeTrash(trashId: string, signal?: AbortSignal): Promise<void>;
  listTagHistory(
    query: { readonly repositoryId: string; readonly tag: string },
    signal?: AbortSignal,
  ): Promise<readonly TagRevision[]>;
  restoreTagRevision(
    query: {
      readonly repositoryId: string;
      readonly tag: string;
      readonly revision: number;
      readonly userId: string;
    },
    signal?: AbortSignal,
  ): Promise<void>;
  /** Each call starts another one. @throws `invalid_request` for a kind that there is not. */
  startRun(
    run: {
      readonly kind: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly userId: string | null;
    },
    signal?: AbortSignal,
  ): Promise<RegistryRun>;
  /** @throws `not_found` */
  getRun(runId: string, signal?: AbortSignal): Promise<RegistryRun>;
  /** In the order in which they were found. @throws `not_found` */
  listRunItems(
    query: { readonly runId: string; readonly after: number; readonly limit: number },
    signal?: AbortSignal,
  ): Promise<readonly RegistryRunItem[]>;
  getCollectionStatus(signal?: AbortSignal): Promise<CollectionStatus>;
  /** @param subject an image id or a digest. @throws `not_found` for what is not stored, `invalid_request` for what is neither */
  explainContent(subject: string, signal?: AbortSignal): Promise<Explanation>;
  /** Layers that are corrupt or missing, in order of digests. */
  listFailedBlobs(
    page: { readonly after?: string | undefined; readonly limit: number },
    signal?: AbortSignal,
  ): Promise<FailedBlobPage>;
  /** Of the registry's queue. */
  listJobs(signal?: AbortSignal): Promise<RegistryJobs>;
  /** @returns how many dead jobs were put in again, with all their attempts; without an id, all. */
  retryJobs(query: { readonly id?: string }, signal?: AbortSignal): Promise<number>;
  /**
   * The exact bytes of a corrupt or missing blob. @returns `healthy` when there was nothing to heal
   * @throws `not_found`, `checksum_mismatch`, `insufficient_storage`
   */
  healBlob(
    blob: { readonly digest: string; readonly body: AsyncIterable<Uint8Array> },
    signal?: AbortSignal,
  ): Promise<'healed' | 'healthy'>;
}
