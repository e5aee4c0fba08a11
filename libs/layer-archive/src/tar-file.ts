/** A file to be written into a tar. Names are text here, not the byte strings of a TarHeader. */
export interface TarFile {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink';
  /** Of `body`; 0 without. */
  readonly sizeBytes?: number;
  readonly body?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly linkname?: string;
  /** Permission bits; 0644, 0755 for directories, 0777 for symbolic links. */
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Unix seconds; 0, so that the same files are the same bytes. */
  readonly mtime?: number;
}
