import type { TarHeader } from './tar-header.ts';
import type { TarSink } from './tar-parser.ts';

/** `[path, type, deleted, size, mtime, mode, uid, gid]` (protocol 3.19). */
export type FileTuple = readonly [string, string, boolean, number, number, number, number, number];

const types: Readonly<Record<string, string>> = {
  '0': 'f',
  '\0': 'f',
  '1': 'l',
  '2': 's',
  '3': 'c',
  '4': 'b',
  '5': 'd',
  '6': 'i',
  '7': 't',
  L: 'L',
  K: 'K',
  S: 'S',
};
const maxFiles = 200_000;
const maxPathChars = 32 * 1024 * 1024;
const whiteout = '/.wh.';

/** A NUL, which only a pax header can bring in, would be refused by the database that keeps the list. */
function toPath(name: string): string {
  const path = Buffer.from(name, 'latin1').toString('utf8').replaceAll('\0', '\ufffd').replace(/\/$/, '');
  if (path === '.' || path === '') return '/';
  return path.startsWith('./') ? path.slice(1) : path.startsWith('/') ? path : `/${path}`;
}

/** The files of a layer; whiteouts at the root of the archive mark deletions, union metadata is left out. */
export class FileList implements TarSink {
  readonly files: FileTuple[] = [];
  whiteouts = 0;
  isCut = false;
  #pathChars = 0;

  onEntry(header: TarHeader): void {
    if (header.typeflag === 'g') return;
    const path = toPath(header.name);
    if (path.includes(whiteout)) this.whiteouts += 1;
    if (path.startsWith('/.wh..wh.')) return;
    const isDeleted = path.startsWith(whiteout);
    this.#pathChars += path.length;
    this.isCut ||= this.files.length >= maxFiles || this.#pathChars > maxPathChars;
    if (this.isCut) return;
    this.files.push([
      isDeleted ? `/${path.slice(whiteout.length)}` : path,
      types[header.typeflag] ?? 'u',
      isDeleted,
      header.size,
      Number(header.mtime),
      Number(header.mode),
      Number(header.uid),
      Number(header.gid),
    ]);
  }

  onBody(): void {
    // Contents are not listed.
  }

  onEntryEnd(): void {
    // A file is listed when it starts.
  }
}
