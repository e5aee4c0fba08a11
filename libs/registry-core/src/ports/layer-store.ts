import type { Digest } from '@drydock/kernel';
import type { StorageKey } from './blob-store.ts';
import type { ImageKey } from './image-store.ts';

export interface PublishLayer extends ImageKey {
  /** As it was when the upload began. */
  readonly jsonRevision: number;
  readonly storageKey: StorageKey;
  readonly digest: Digest;
  readonly sizeBytes: number;
  readonly payloadChecksum: string;
  readonly tarsums: readonly string[];
}

/** What became of an upload whose bytes are all in the store. The new object is doomed unless it was `published`. */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly verify: boolean }
  /** The image is complete with these same bytes. */
  | { readonly kind: 'same' }
  /** The image is complete with other bytes. */
  | { readonly kind: 'exists' }
  /** PUT json came again in between: the payload checksum covers other bytes. */
  | { readonly kind: 'json-changed' }
  /** A checksum that was sent with the JSON does not match. */
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'gone' }
  /** The upload was given up by somebody who heard nothing of it. */
  | { readonly kind: 'lost' };

export type ChecksumOutcome = 'complete' | 'mismatch' | 'pending' | 'no-layer' | 'exists' | 'gone';

/** Stage, Publish and what completes an image. */
export interface LayerStore {
  /** Before the first byte is written. */
  stageObject(storageKey: StorageKey): Promise<void>;
  setUploadId(upload: { readonly storageKey: StorageKey; readonly uploadId: string }): Promise<void>;
  /** Renews the image's lease too. @returns false when the upload was given up. */
  heartbeat(upload: ImageKey & { readonly storageKey: StorageKey }): Promise<boolean>;
  /**
   * For a staged object that will not be published; one that was, by whatever never answered, stays as it is. Its key is deleted twice,
   * since what was sent to the store may land late.
   */
  doomObject(storageKey: StorageKey): Promise<void>;
  publishLayer(layer: PublishLayer): Promise<PublishOutcome>;
  /** Keeps tarsums that were computed after the upload, unless the JSON or the layer is another one by now. */
  saveTarsums(
    sums: ImageKey & {
      readonly jsonRevision: number;
      readonly digest: Digest;
      readonly tarsums: readonly string[];
    },
  ): Promise<void>;
  /** `matches` decides by what is stored of the layer, inside the transaction; see `checksum-rules`. */
  saveChecksum(
    key: ImageKey & {
      readonly matches: (layer: {
        readonly payloadChecksum: string;
        readonly tarsums: readonly string[];
      }) => boolean;
      readonly pending: string | undefined;
    },
  ): Promise<ChecksumOutcome>;
}
