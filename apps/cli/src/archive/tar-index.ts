import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { TarParser, TarUnreadable, type TarHeader } from '@drydock/layer-archive';
import { CliError } from '../cli-error.ts';

export interface TarEntry {
  readonly offset: number;
  readonly sizeBytes: number;
  /** Where a symbolic or hard link leads, as a name of the archive. */
  readonly target: string | undefined;
}

export type TarIndex = ReadonlyMap<string, TarEntry>;

const blockBytes = 512;
const maxEntries = 200_000;
const zeroBlock = Buffer.alloc(blockBytes);
const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
const normalised = (name: string): string => posix.normalize(name).replace(/^(?:\.\.?\/)+|\/$/g, '');

function entryOf(header: TarHeader, name: string, offset: number): TarEntry {
  const link = utf8(header.linkname);
  const target =
    header.typeflag === '2'
      ? normalised(posix.join(posix.dirname(name), link))
      : header.typeflag === '1'
        ? normalised(link)
        : undefined;
  return { offset, sizeBytes: header.size, target };
}

/**
 * Where each file of an archive lies, read from the headers alone: bodies are skipped, not read.
 * @throws CliError `badArchive`
 */
export async function indexTar(file: FileHandle, archiveBytes: number): Promise<TarIndex> {
  const entries = new Map<string, TarEntry>();
  let found: TarHeader | undefined;
  const sink = {
    onEntry: (header: TarHeader) => void (found = header),
    onBody: () => undefined,
    onEntryEnd: () => undefined,
  };
  let parser = new TarParser(sink);
  const block = Buffer.alloc(blockBytes);
  try {
    for (let offset = 0; offset + blockBytes <= archiveBytes;) {
      await file.read(block, 0, blockBytes, offset);
      if (block.equals(zeroBlock)) break;
      parser.push(Buffer.from(block));
      offset += blockBytes;
      if (!found) continue;
      const name = normalised(utf8(found.name));
      if (offset + found.size > archiveBytes) throw new TarUnreadable('a body is cut');
      entries.set(name, entryOf(found, name, offset));
      if (entries.size > maxEntries) throw new TarUnreadable('more entries than an image has');
      offset += Math.ceil(found.size / blockBytes) * blockBytes;
      found = undefined;
      // A fresh parser for each entry, since this one now waits for a body that is not going to be read.
      parser = new TarParser(sink);
    }
  } catch (error) {
    if (!(error instanceof TarUnreadable)) throw error;
    throw new CliError('badArchive', `not a readable tar archive: ${error.message}`, { cause: error });
  }
  return entries;
}
