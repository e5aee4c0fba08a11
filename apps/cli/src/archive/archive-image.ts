import type { ImageConfig } from '../chain/image-config.ts';
import type { ByteSource } from './tar-archive.ts';

/** An image whose ids are the archive's own: the layout of engines up to 1.9. Root first. */
export interface LegacyImage {
  readonly kind: 'legacy';
  readonly images: readonly { readonly id: string; readonly json: Buffer; readonly layer: ByteSource }[];
}

/** An image that is a config and the layers it lists. Lowest layer first. */
export interface ConfigImage {
  readonly kind: 'config';
  readonly config: ImageConfig;
  readonly layers: readonly ByteSource[];
}

export type ArchiveImage = LegacyImage | ConfigImage;

/** One of the images in an archive; opened only when it is the one that was asked for. */
export interface ImageCandidate {
  /** `name:tag`, as the archive has them. */
  readonly tags: readonly string[];
  /** What tells it from the others when it has no tag. */
  readonly id: string;
  load(): Promise<ArchiveImage>;
}
