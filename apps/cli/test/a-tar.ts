import { tarHeader } from '../src/pull/tar-writer.ts';

export interface TarFile {
  readonly name: string;
  readonly body?: Buffer | string;
  /** Makes it a symbolic link. */
  readonly link?: string;
}

function linkHeader(name: string, link: string): Buffer {
  const block = tarHeader(name, '0', 0);
  block.write('2', 156, 'latin1');
  block.write(link, 157, 'latin1');
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

export function aTar(files: readonly TarFile[]): Buffer {
  const parts = files.flatMap(({ name, body = '', link }) => {
    if (link !== undefined) return [linkHeader(name, link)];
    const bytes = Buffer.from(body);
    return [tarHeader(name, '0', bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
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
