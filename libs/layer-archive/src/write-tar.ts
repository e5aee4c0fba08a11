import type { TarFile } from './tar-file.ts';
import { fits, nameBytes, tarHeaderBlock, tarPadding, type TarHeaderValues } from './tar-header-block.ts';
import { blockBytes } from './tar-header.ts';

const typeflags: Readonly<Record<TarFile['type'], string>> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  directory: '5',
};
const modes: Readonly<Record<TarFile['type'], number>> = {
  file: 0o644,
  hardlink: 0o644,
  symlink: 0o777,
  directory: 0o755,
};
/** `length key=value\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** What ustar fields are too short for, and names that are not ASCII, whose encoding only pax states. */
function paxRecords(header: TarHeaderValues, file: TarFile): Buffer {
  const isPlain = (text: string) => text.length <= nameBytes && /^[\x20-\x7e]*$/.test(text);
  const records: Buffer[] = [];
  if (!isPlain(header.name.toString())) records.push(paxRecord('path', header.name.toString()));
  const link = file.linkname ?? '';
  if (!isPlain(link)) records.push(paxRecord('linkpath', link));
  if (!fits(header.uid, 8)) records.push(paxRecord('uid', String(header.uid)));
  if (!fits(header.gid, 8)) records.push(paxRecord('gid', String(header.gid)));
  if (!fits(header.mtime, 12)) records.push(paxRecord('mtime', String(header.mtime)));
  return Buffer.concat(records);
}

/**
 * A tar of these files: ustar, with pax headers where that is too small; nothing in it depends on the time or the machine.
 * @throws RangeError when a body is not as long as stated: the archive so far is of no use.
 */
export async function* writeTar(files: AsyncIterable<TarFile> | Iterable<TarFile>): AsyncGenerator<Buffer> {
  for await (const file of files) {
    const name = file.type === 'directory' && !file.name.endsWith('/') ? `${file.name}/` : file.name;
    const header: TarHeaderValues = {
      name: Buffer.from(name),
      linkname: Buffer.from(file.linkname ?? ''),
      typeflag: typeflags[file.type],
      mode: file.mode ?? modes[file.type],
      uid: file.uid ?? 0,
      gid: file.gid ?? 0,
      sizeBytes: file.sizeBytes ?? 0,
      mtime: file.mtime ?? 0,
    };
    const pax = paxRecords(header, file);
    if (pax.length > 0) {
      const name = Buffer.from('PaxHeader');
      const linkname = Buffer.alloc(0);
      yield tarHeaderBlock({ ...header, name, linkname, typeflag: 'x', sizeBytes: pax.length });
      yield Buffer.concat([pax, tarPadding(pax.length)]);
    }
    yield tarHeaderBlock(header);
    let left = header.sizeBytes;
    for await (const chunk of file.body ?? []) {
      left -= chunk.byteLength;
      if (left < 0) break;
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    if (left !== 0) throw new RangeError(`the body of ${file.name} is not as long as stated`);
    yield tarPadding(header.sizeBytes);
  }
  yield Buffer.alloc(2 * blockBytes);
}
