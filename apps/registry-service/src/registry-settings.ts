import type { ReconcileSettings } from '@drydock/registry-core';
import type { LayerRedirects } from './http/registry-deps.ts';

/** Values, parsed once at the start of the process; `compose.ts` takes them from the variables. */
export interface RegistrySettings {
  readonly isPrivateByDefault: boolean;
  readonly jsonLimitBytes: number;
  readonly layerLimitBytes: number;
  readonly uploadIdleMs: number;
  readonly uploadHeartbeatMs: number;
  /** After this long without a heartbeat an upload is given up; the store's windows hold the same value in seconds. */
  readonly uploadSilenceMs: number;
  /** How often workers look for what is due: reviews, uploads to give up, objects to remove, trash, history, lost jobs. */
  readonly collectMs: number;
  /** How many rows of each kind a worker looks at then, each second. */
  readonly collectPerSecond: number;
  /** A stream is cut there: no object goes before the longest read that could have begun on it has ended. */
  readonly maxReadMs: number;
  readonly maxUnpackedBytes: number;
  /** Reading a layer back waits this long, so that it does not slow the push that it came with. */
  readonly verifyDelayMs: number;
  readonly cacheBytes: number;
  readonly ancestryTtlMs: number;
  readonly revocationPollMs: number;
  readonly reconcile: ReconcileSettings & {
    /** How often by itself; 0: never. */
    readonly everyMs: number;
    /** Then; else it only reports. */
    readonly fix: boolean;
  };
  /** Each stored layer is read again this long after it was read last, at this pace over all workers. */
  readonly scrub: { readonly periodSeconds: number; readonly bytesPerSecond: number };
  /** How long after a change of a repository its manifest is written, at most. */
  readonly manifestMs: number;
  readonly publicHost: string | undefined;
  readonly redirects: LayerRedirects | undefined;
}

const mebibyte = 1_048_576;

export const defaultRegistrySettings: RegistrySettings = {
  isPrivateByDefault: false,
  jsonLimitBytes: 8 * mebibyte,
  layerLimitBytes: 64 * 1024 * mebibyte,
  uploadIdleMs: 300_000,
  uploadHeartbeatMs: 15_000,
  uploadSilenceMs: 300_000,
  collectMs: 60_000,
  collectPerSecond: 50,
  maxReadMs: 6 * 3_600_000,
  maxUnpackedBytes: 32 * 1024 * mebibyte,
  verifyDelayMs: 10_000,
  cacheBytes: 32 * mebibyte,
  ancestryTtlMs: 5_000,
  revocationPollMs: 5_000,
  reconcile: {
    everyMs: 86_400_000,
    fix: false,
    minAgeMs: 86_400_000,
    quarantineMs: 7 * 86_400_000,
    maxShare: 0.2,
  },
  scrub: { periodSeconds: 30 * 86_400, bytesPerSecond: 16 * mebibyte },
  manifestMs: 60_000,
  publicHost: undefined,
  redirects: undefined,
};
