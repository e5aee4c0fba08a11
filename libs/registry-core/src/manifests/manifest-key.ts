import { randomBytes } from 'node:crypto';
import type { StorageKey } from '../ports/blob-store.ts';

export const manifestPrefix = 'manifests/';
const versionDigits = 15;
const shape = /^manifests\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\d{15})-[0-9a-f]{16}$/;

export const isManifestKey = (key: StorageKey): boolean => key.startsWith(manifestPrefix);
export const manifestPrefixOf = (repositoryId: string): string => `${manifestPrefix}${repositoryId}/`;

/** `manifests/<repository id>/<15 digits>-<16 hex>`: versions sort as keys do, and no two writers ever have the same key. */
export function newManifestKey(repositoryId: string, version: number): StorageKey {
  const digits = String(version).padStart(versionDigits, '0');
  return `${manifestPrefixOf(repositoryId)}${digits}-${randomBytes(8).toString('hex')}`;
}

/** @returns undefined for what no writer of manifests has named so. */
export function parseManifestKey(
  key: StorageKey,
): { readonly repositoryId: string; readonly version: number } | undefined {
  const match = shape.exec(key);
  return match ? { repositoryId: match[1] ?? '', version: Number(match[2]) } : undefined;
}
