import { createHash, type Hash } from 'node:crypto';
import type { TarHeader } from './tar-header.ts';
import type { TarSink } from './tar-parser.ts';

export type TarSumVersion = 'v0' | 'v1' | 'dev';

const labels: Readonly<Record<TarSumVersion, string>> = { v0: 'tarsum', v1: 'tarsum.v1', dev: 'tarsum.dev' };
/** Engines sort entries of equal path by insertion up to a handful of entries; beyond this it would cost the square of the count. */
const maxEntriesInEngineOrder = 2_000;

interface EntryDigest {
  readonly path: string;
  readonly hex: string;
}

const fields = [
  'name',
  'mode',
  'uid',
  'gid',
  'size',
  'mtime',
  'typeflag',
  'linkname',
  'uname',
  'gname',
  'devmajor',
  'devminor',
] as const;

function headerText(header: TarHeader, version: TarSumVersion): string {
  let text = '';
  for (const field of fields) {
    if (field !== 'mtime' || version === 'v0') text += field + String(header[field]);
  }
  if (version !== 'v0') {
    for (const key of [...header.xattrs.keys()].sort()) text += key + (header.xattrs.get(key) ?? '');
  }
  return text;
}

const normalised = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '');
const byHex = (a: EntryDigest, b: EntryDigest): number => (a.hex < b.hex ? -1 : a.hex > b.hex ? 1 : 0);

/** Engines 1.3 and later: equal paths keep their order, all else goes by digest. */
function inEngineOrder(entries: readonly EntryDigest[]): readonly EntryDigest[] {
  const out: EntryDigest[] = [];
  for (const entry of entries) {
    let at = out.length;
    for (; at > 0; at -= 1) {
      const before = out[at - 1];
      if (!before || before.path === entry.path || entry.hex >= before.hex) break;
    }
    out.splice(at, 0, entry);
  }
  return out;
}

/**
 * The entry digests of one archive in one version (protocol 8.3); the JSON that the sum covers may be given later, and several times.
 * Attach it to a TarParser.
 */
export class TarSum implements TarSink {
  readonly #version: TarSumVersion;
  readonly #entries: EntryDigest[] = [];
  readonly #paths = new Set<string>();
  #hasRepeats = false;
  #current: { readonly hash: Hash; readonly path: string } | undefined;

  constructor(version: TarSumVersion) {
    this.#version = version;
  }

  onEntry(header: TarHeader): void {
    const hash = createHash('sha256').update(Buffer.from(headerText(header, this.#version), 'latin1'));
    this.#current = { hash, path: normalised(header.name) };
  }

  onBody(chunk: Buffer): void {
    this.#current?.hash.update(chunk);
  }

  onEntryEnd(): void {
    if (!this.#current) return;
    const { hash, path } = this.#current;
    this.#hasRepeats ||= this.#paths.has(path);
    this.#paths.add(path);
    this.#entries.push({ path, hex: hash.digest('hex') });
    this.#current = undefined;
  }

  /**
   * @param json the image's JSON exactly as it was put.
   * @returns one value, or one for each of the rules that engines had for repeated paths: 1.3 and later, 0.7.3 to 1.2, up to 0.7.2.
   */
  values(json: Uint8Array): readonly string[] {
    const sum = (entries: readonly EntryDigest[]): string => {
      const hash = createHash('sha256').update(json);
      for (const entry of entries) hash.update(entry.hex);
      return `${labels[this.#version]}+sha256:${hash.digest('hex')}`;
    };
    const plain = sum([...this.#entries].sort(byHex));
    if (!this.#hasRepeats) return [plain];
    const last = sum([...new Map(this.#entries.map((entry) => [entry.path, entry])).values()].sort(byHex));
    const values = [last, plain];
    if (this.#entries.length <= maxEntriesInEngineOrder) values.unshift(sum(inEngineOrder(this.#entries)));
    return [...new Set(values)];
  }
}
