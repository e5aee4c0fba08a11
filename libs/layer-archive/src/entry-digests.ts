import { createHash, hash, type Hash } from 'node:crypto';
import type { TarHeader } from './tar-header.ts';
import type { TarSink } from './tar-parser.ts';

export interface EntryDigest {
  /** Equal for entries of equal path; not the path itself, so that long paths cost no more to keep than short ones. */
  readonly pathKey: string;
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
const digestBytes = 32;
const pathKeyBytes = 16;
const recordBytes = digestBytes + pathKeyBytes;
const recordsPerPage = 1024;

function headerText(header: TarHeader, hashes: 'mtime' | 'xattrs'): string {
  let text = '';
  for (const field of fields) {
    if (field !== 'mtime' || hashes === 'mtime') text += field + String(header[field]);
  }
  if (hashes === 'xattrs') {
    for (const key of [...header.xattrs.keys()].sort()) text += key + (header.xattrs.get(key) ?? '');
  }
  return text;
}

/** Paths are compared after one leading `./` and one trailing `/` are taken off (protocol 8.3). */
function pathKeyOf(name: string): Buffer {
  const path = name.replace(/^\.\//, '').replace(/\/$/, '');
  return hash('sha256', Buffer.from(path, 'latin1'), 'buffer').subarray(0, pathKeyBytes);
}

/**
 * The digest of each entry of one archive (protocol 8.3), 48 bytes an entry. v0 hashes the time and no extended attributes, v1 and dev
 * the other way round. Attach it to a TarParser.
 */
export class EntryDigests implements TarSink {
  readonly #hashes: 'mtime' | 'xattrs';
  readonly #pages: Buffer[] = [];
  #count = 0;
  #current: { readonly hash: Hash; readonly pathKey: Buffer } | undefined;

  constructor(hashes: 'mtime' | 'xattrs') {
    this.#hashes = hashes;
  }

  onEntry(header: TarHeader): void {
    const text = Buffer.from(headerText(header, this.#hashes), 'latin1');
    this.#current = { hash: createHash('sha256').update(text), pathKey: pathKeyOf(header.name) };
  }

  onBody(chunk: Buffer): void {
    this.#current?.hash.update(chunk);
  }

  onEntryEnd(): void {
    if (!this.#current) return;
    const at = (this.#count % recordsPerPage) * recordBytes;
    const page = at === 0 ? Buffer.alloc(recordsPerPage * recordBytes) : this.#pages.at(-1);
    if (!page) return;
    if (at === 0) this.#pages.push(page);
    this.#current.hash.digest().copy(page, at);
    this.#current.pathKey.copy(page, at + digestBytes);
    this.#count += 1;
    this.#current = undefined;
  }

  /** In archive order. */
  list(): readonly EntryDigest[] {
    return Array.from({ length: this.#count }, (_, index) => {
      const page = this.#pages[Math.floor(index / recordsPerPage)];
      const at = (index % recordsPerPage) * recordBytes;
      return {
        hex: page?.toString('hex', at, at + digestBytes) ?? '',
        pathKey: page?.toString('latin1', at + digestBytes, at + recordBytes) ?? '',
      };
    });
  }
}
