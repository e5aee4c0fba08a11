import type { ImportedKey } from './imported-key.ts';
import { importJWK } from 'jose';
import { AppError } from '@drydock/kernel';
import type { VerificationKey } from '@drydock/registry-core';

export interface KeyRing {
  /** @returns undefined for a `kid` that the hub does not have. @throws AppError `unavailable` while no key could be had yet. */
  findKey(kid: string): Promise<ImportedKey | undefined>;
}

export interface KeyRingSettings {
  readonly listKeys: () => Promise<readonly VerificationKey[]>;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  /** A kid that was retired is forgotten after this long, provided that the hub answers. */
  readonly maxAgeMs?: number;
  /** An unknown kid asks the hub again no more often than this, so that forged kids cost nothing. */
  readonly minRefreshMs?: number;
}

/** The hub's public keys, kept over an outage of the hub: pulls with tokens that live go on without it. */
export function createKeyRing(settings: KeyRingSettings): KeyRing {
  const { listKeys, now = () => performance.now(), maxAgeMs = 300_000, minRefreshMs = 2_000 } = settings;
  let keys: Map<string, ImportedKey> | undefined;
  let triedAtMs = -Infinity;
  let loadedAtMs = -Infinity;
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    triedAtMs = now();
    const fresh = new Map<string, ImportedKey>();
    for (const { kid, jwk } of await listKeys()) fresh.set(kid, await importJWK(jwk, 'EdDSA'));
    keys = fresh;
    loadedAtMs = now();
  };
  const refresh = async (): Promise<void> => {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    await loading;
  };

  return {
    async findKey(kid) {
      const isStale = now() - loadedAtMs > maxAgeMs;
      const mayAsk = now() - triedAtMs > minRefreshMs;
      if (!keys) {
        await refresh().catch((error: unknown) => {
          throw AppError.is(error) ? error : new AppError('unavailable', { cause: error });
        });
      } else if ((isStale || !keys.has(kid)) && mayAsk) {
        // The keys at hand stay good enough while the hub is away.
        await refresh().catch(() => undefined);
      }
      return keys?.get(kid);
    },
  };
}
