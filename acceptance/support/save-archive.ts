import { createHash } from 'node:crypto';

export interface ArchiveFile {
  readonly name: string;
  readonly body: Buffer | string;
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

function header(name: string, sizeBytes: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.fill(' ', 148, 156);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);

/** An archive as `docker save` writes it, of files with short names. */
export function writeTar(files: readonly ArchiveFile[]): Buffer {
  const parts = files.flatMap(({ name, body }) => [
    header(name, Buffer.byteLength(body)),
    padded(Buffer.from(body)),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** The files of such an archive. */
export function readTar(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; archive[at] !== 0 && at < archive.length;) {
    const text = (start: number, end: number): string =>
      archive.toString('latin1', at + start, at + end).split('\0')[0] ?? '';
    const sizeBytes = Number.parseInt(text(124, 136), 8);
    files.set(text(0, 100), archive.subarray(at + 512, at + 512 + sizeBytes));
    at += 512 + Math.ceil(sizeBytes / 512) * 512;
  }
  return files;
}
