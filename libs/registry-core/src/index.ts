export type { BlobStore, BlobUpload, ByteRange, ObjectInfo, StorageKey } from './ports/blob-store.ts';
export type { AuthenticatedUser, HubPort, VerificationKey } from './ports/hub.ts';
export type { DeadJob, Job, JobHandlers, JobName, JobPayloads, JobQueue } from './ports/job-queue.ts';
