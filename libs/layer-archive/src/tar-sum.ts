import { createHash } from 'node:crypto';
import type { EntryDigest, EntryDigests } from './entry-digests.ts';

export type TarSumVersion = 'v0' | 'v1' | 'dev';

const labels: Readonly<Record<TarSumVersion, string>> = { v0: 'tarsum', v1: 'tarsum.v1', dev: 'tarsum.dev' };
/** Engines sort entries of equal path by insertion up to a handful of entries; beyond this it would cost the square of the count. */
const maxEntriesInEngineOrder = 2_000;

/** Engines 1.3 and later: equal paths keep their order, all else goes by digest. */
function inEngineOrder(entries: readonly EntryDigest[]): readonly string[] {
  const out: EntryDigest[] = [];
  for (const entry of entries) {
    let at = out.length;
    for (; at > 0; at -= 1) {
      const before = out[at - 1];
      if (!before || before.pathKey === entry.pathKey || entry.hex >= before.hex) break;
    }
    out.splice(at, 0, entry);
  }
  return out.map(({ hex }) => hex);
}

export interface TarSumRequest {
  /** Those that the version asks for. */
  readonly digests: EntryDigests;
  readonly version: TarSumVersion;
  /** The image's JSON exactly as it was put. */
  readonly json: Uint8Array;
}

/** @returns one value, or one for each of the rules that engines had for repeated paths: 1.3 and later, 0.7.3 to 1.2, up to 0.7.2. */
export function tarSumValues({ digests, version, json }: TarSumRequest): readonly string[] {
  const sum = (hexes: readonly string[]): string => {
    const hash = createHash('sha256').update(json).update(hexes.join(''));
    return `${labels[version]}+sha256:${hash.digest('hex')}`;
  };
  const entries = digests.list();
  const hexOfLast = new Map(entries.map(({ pathKey, hex }) => [pathKey, hex]));
  const plain = sum(entries.map(({ hex }) => hex).sort());
  if (hexOfLast.size === entries.length) return [plain];
  const values = [sum([...hexOfLast.values()].sort()), plain];
  if (entries.length <= maxEntriesInEngineOrder) values.unshift(sum(inEngineOrder(entries)));
  return [...new Set(values)];
}
