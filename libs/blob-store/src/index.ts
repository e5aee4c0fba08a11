export { createFilesystemBlobStore, type FilesystemBlobStoreSettings } from './filesystem-blob-store.ts';
export { createMemoryBlobStore } from './memory-blob-store.ts';
