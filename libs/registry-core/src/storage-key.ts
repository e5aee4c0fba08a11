import { randomBytes } from 'node:crypto';
import type { StorageKey } from './ports/blob-store.ts';

/** `blobs/<2 hex>/<40 hex>`: 168 random bits, so that a key is never used twice; two leading digits spread folders and prefixes. */
export function newStorageKey(): StorageKey {
  const name = randomBytes(21).toString('hex');
  return `blobs/${name.slice(0, 2)}/${name.slice(2)}`;
}
