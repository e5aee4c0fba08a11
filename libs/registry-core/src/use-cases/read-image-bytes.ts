import { LRUCache } from 'lru-cache';
import { AppError } from '@drydock/kernel';
import type { ImageRow, ImageStore } from '../ports/image-store.ts';

export interface ReadImageBytesDeps {
  readonly store: Pick<ImageStore, 'findJson' | 'listAncestry'>;
  /** What all replies kept in memory may take. */
  readonly cacheBytes: number;
  /** A chain whose base broke is noticed after this long. */
  readonly ancestryTtlMs: number;
}

/** Its own row was there a moment ago, so it is one below it that went, is not complete, or has no layer any more (protocol 9.2). */
const brokenChain = 'Image not found, or one that it is built on is not whole';

const keyOf = (image: ImageRow) => `${image.repositoryId}/${image.imageId}/${String(image.jsonRevision)}`;

/**
 * The replies of an image that its row was just found for. They are kept by repository, image and revision, hold bytes only, and
 * never decide that something exists. @throws AppError `image_not_found` when the row or a link of its chain went (protocol 9.2).
 */
export function createReadImageBytes({ store, cacheBytes, ancestryTtlMs }: ReadImageBytesDeps) {
  const sizeOf = (bytes: Buffer) => bytes.length + 200;
  const jsons = new LRUCache<string, Buffer>({ maxSize: cacheBytes, sizeCalculation: sizeOf });
  const ancestries = new LRUCache<string, Buffer>({
    maxSize: cacheBytes,
    sizeCalculation: sizeOf,
    ttl: ancestryTtlMs,
  });

  return {
    /** Exactly as it was uploaded. */
    async json(image: ImageRow): Promise<Buffer> {
      const key = keyOf(image);
      const known = jsons.get(key);
      if (known) return known;
      const found = await store.findJson(image);
      if (!found) throw new AppError('image_not_found');
      if (found.jsonRevision === image.jsonRevision) jsons.set(key, found.json);
      return found.json;
    },

    /** Compact JSON, self first, root last (protocol 3.18). */
    async ancestry(image: ImageRow): Promise<Buffer> {
      const key = keyOf(image);
      const known = ancestries.get(key);
      if (known) return known;
      const ids = await store.listAncestry(image);
      if (!ids) throw new AppError('image_not_found', { message: brokenChain });
      const bytes = Buffer.from(JSON.stringify(ids));
      ancestries.set(key, bytes);
      return bytes;
    },
  };
}

export type ReadImageBytes = ReturnType<typeof createReadImageBytes>;
