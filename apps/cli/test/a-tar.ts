import { tarHeaderBlock, tarPadding } from '@drydock/layer-archive';

export interface TarFile {
  readonly name: string;
  readonly body?: Buffer | string;
  /** Makes it a symbolic link. */
  readonly link?: string;
}

export function aTar(files: readonly TarFile[]): Buffer {
  const numbers = { mode: 0o644, uid: 0, gid: 0, mtime: 0 };
  const parts = files.flatMap(({ name, body = '', link = '' }) => {
    const bytes = link === '' ? Buffer.from(body) : Buffer.alloc(0);
    const header = tarHeaderBlock({
      ...numbers,
      name: Buffer.from(name),
      linkname: Buffer.from(link),
      typeflag: link === '' ? '0' : '2',
      sizeBytes: bytes.length,
    });
    return [header, bytes, tarPadding(bytes.length)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** A zstd frame of stored blocks: what any decoder reads and no encoder is needed for. */
export function aZstdFrame(bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size];
  const maxBlock = 64 * 1024;
  for (let at = 0; at < bytes.length; at += maxBlock) {
    const block = bytes.subarray(at, at + maxBlock);
    const isLast = at + maxBlock >= bytes.length;
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    parts.push(head, block);
  }
  return Buffer.concat(parts);
}
