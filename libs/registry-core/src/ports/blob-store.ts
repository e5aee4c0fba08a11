import type { Readable } from 'node:stream';

/** Where the bytes of one object lie. Random, made by `newStorageKey`, never used twice. */
export type StorageKey = string;

export interface ObjectInfo {
  readonly key: StorageKey;
  readonly sizeBytes: number;
  /** Milliseconds since the epoch, by the store's clock. */
  readonly modifiedAtMs: number;
}

/** One upload under way. Exactly one of `commit` and `abort` ends it; both may be called again without effect. */
export interface BlobUpload {
  /** The store's own name of this upload, once there is one (multipart); a reaper passes it to `abortUpload`. */
  readonly uploadId: string | undefined;
  /**
   * Appends. Resolves when the bytes are handed on and more are welcome, so awaiting it is the back-pressure; memory
   * held is bounded whatever the object's size. The chunk may be kept until the upload ends: its bytes are not changed
   * afterwards. One write at a time. @throws `insufficient_storage`, `unavailable`, `gateway_timeout`, `upload_lost`
   * when the upload has ended
   */
  write(chunk: Uint8Array): Promise<void>;
  /**
   * Makes the object visible under its key, whole and durable (fsync of file and directory, or the store's own commit),
   * and resolves with its size as the store has it. Nothing is visible before. @throws as `write`, `blob_exists`, `upload_lost`
   * when somebody ended it by `abortUpload`
   */
  commit(): Promise<{ readonly sizeBytes: number }>;
  /** Leaves nothing behind. Never throws: what could not be removed is left to reconciliation, and logged. */
  abort(): Promise<void>;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/**
 * Objects under random keys. S3 is the contract: no rename, no append, read-after-write, listing in key order.
 * An object never changes; a second upload to one key is refused or replaces it by the same caller's bytes, so callers
 * never reuse a key. Every call ends within the driver's deadline, or fails with `gateway_timeout`.
 */
export interface BlobStore {
  startUpload(key: StorageKey, options?: { readonly signal?: AbortSignal }): Promise<BlobUpload>;
  /** @throws `blob_missing`. A read that breaks off errors the stream; it never ends early as if whole. */
  read(
    key: StorageKey,
    options?: { readonly range?: ByteRange; readonly signal?: AbortSignal },
  ): Promise<{ readonly body: Readable; readonly sizeBytes: number }>;
  /**
   * As `read`, for who sends the bytes on and keeps none of them: a chunk is lent until the next one is asked for, and holds other
   * bytes afterwards. Ending the iteration early ends the read.
   */
  lend(
    key: StorageKey,
    options?: { readonly range?: ByteRange; readonly signal?: AbortSignal },
  ): Promise<AsyncIterable<Uint8Array>>;
  /** @returns undefined when there is no such object. */
  findObject(key: StorageKey): Promise<ObjectInfo | undefined>;
  /** Removes what is there; a missing key is no error. @returns the keys that are known to be gone, so that the rest is tried again. */
  removeObjects(keys: readonly StorageKey[]): Promise<readonly StorageKey[]>;
  /** In key order (by UTF-8 bytes), everything under the prefix behind `after`. @throws rather than ending early. */
  listObjects(options: { readonly prefix: string; readonly after?: StorageKey }): AsyncIterable<ObjectInfo>;
  /**
   * Uploads that were started and neither committed nor aborted, of any age, by any process; of the filesystem, all files in
   * its staging folder, those that somebody else put there under their name and with an empty upload id.
   */
  listUploads(): AsyncIterable<{
    readonly key: StorageKey;
    readonly uploadId: string;
    /** By the store's clock; where that is unknown, when it was last written to. */
    readonly startedAtMs: number;
    /** What has arrived of it, where the store says so. */
    readonly sizeBytes?: number;
  }>;
  /**
   * Ends such an upload of whichever process; unknown ones are no error. Bytes that are on their way at that moment may still land, and
   * a store may then even let the upload be committed (versitygw does): remove its key later, once more.
   */
  abortUpload(upload: { readonly key: StorageKey; readonly uploadId: string }): Promise<void>;
  /** A URL that needs no credentials, for exactly this object and method, or undefined when the driver has none. */
  presign(options: {
    readonly key: StorageKey;
    readonly method: 'GET' | 'HEAD';
    readonly expiresSeconds: number;
  }): Promise<string | undefined>;
  /**
   * Can the store be written to and read from? @throws AppError `insufficient_storage` when it can be read from alone;
   * `configuration_invalid` when it refuses this process for what is wrong on this side and may be right for others, such as the clock
   */
  check(signal?: AbortSignal): Promise<void>;
}
