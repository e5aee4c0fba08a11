import type { Finding, FindingKind } from '../ports/reconcile-store.ts';
import { isManifestKey } from '../manifests/manifest-key.ts';
import type { KeyPair } from './merge-by-key.ts';

/** Not yet a finding: listing and rows were read at different moments, so each is looked at again. */
export interface Suspicion extends Omit<Finding, 'kind'> {
  readonly kind: FindingKind;
  /** By the store's clock; of what is in the store. */
  readonly modifiedAtMs?: number;
}

/** Prefixes under which nothing lies but what this registry put there. */
const ourPrefixes = ['blobs/', 'check/'];
export const isOurs = (key: string): boolean => ourPrefixes.some((prefix) => key.startsWith(prefix));

function unknownObject(object: NonNullable<KeyPair['object']>): Suspicion {
  const { key: storageKey, sizeBytes, modifiedAtMs } = object;
  if (isManifestKey(storageKey)) return { kind: 'stray_manifests', storageKey, sizeBytes, modifiedAtMs };
  if (isOurs(storageKey)) return { kind: 'orphans', storageKey, sizeBytes, modifiedAtMs };
  return { kind: 'orphans', storageKey, sizeBytes, modifiedAtMs, keptBecause: 'foreign' };
}

/** Staged and doomed rows come and go without their object: only a blob promises one. */
export function classifyPair({ object, row }: KeyPair): Suspicion | undefined {
  if (!row) return object && unknownObject(object);
  const { storageKey, blob, isQuarantined } = row;
  if (isQuarantined && object) return { kind: 'quarantined', storageKey, sizeBytes: object.sizeBytes };
  if (!blob) return undefined;
  const { digest, sizeBytes, state } = blob;
  const said = { storageKey, digest, sizeBytes };
  if (!object) {
    return { kind: 'missing', ...said, ...(state === 'missing' ? { keptBecause: 'known' } : {}) };
  }
  if (object.sizeBytes !== sizeBytes) {
    const storedBytes = object.sizeBytes;
    return {
      kind: 'wrong_size',
      ...said,
      storedBytes,
      ...(state === 'corrupt' ? { keptBecause: 'known' } : {}),
    };
  }
  return state === 'missing' ? { kind: 'found', ...said } : undefined;
}
