export type { BlobStore, BlobUpload, ByteRange, ObjectInfo, StorageKey } from './ports/blob-store.ts';
export type { AuthenticatedUser, HubPort, VerificationKey } from './ports/hub.ts';
export type { DeadJob, Job, JobHandlers, JobName, JobPayloads, JobQueue } from './ports/job-queue.ts';
export type {
  ChecksumOutcome,
  ImageKey,
  ImageRow,
  ImageState,
  PublishLayer,
  PublishOutcome,
  RegistryStore,
  RepositoryRow,
  SaveJson,
  TagMove,
  TagRevisionRow,
  TagRow,
  TrashRow,
} from './ports/registry-store.ts';
export { newStorageKey } from './storage-key.ts';
