export { createFilesystemBlobStore, type FilesystemBlobStoreSettings } from './filesystem-blob-store.ts';
export { createMemoryBlobStore } from './memory-blob-store.ts';
export { meterBlobStore } from './meter-blob-store.ts';
export { traceBlobStore } from './trace-blob-store.ts';
export { createS3BlobStore, type S3BlobStore } from './s3/create-s3-blob-store.ts';
export type { S3BlobStoreSettings, S3Credentials, S3Leftover } from './s3/s3-settings.ts';
