import type { FileHandle } from 'node:fs/promises';

/** Writes a tar into a file of its own; a stream's size is put into its header when it is known. */
export interface TarWriter {
  addDirectory(name: string): Promise<void>;
  addFile(name: string, bytes: Buffer): Promise<void>;
  /** @returns the bytes written */
  addStream(name: string, source: AsyncIterable<Buffer>): Promise<number>;
  end(): Promise<void>;
}

const blockBytes = 512;
const largestOctalSize = 0o77777777777;
const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** A ustar header; sizes of 8 GiB and more in base 256, as GNU tar and Go's archive/tar read them. */
export function tarHeader(name: string, typeflag: '0' | '5', sizeBytes: number): Buffer {
  const block = Buffer.alloc(blockBytes);
  block.write(name, 0, 100, 'utf8');
  block.write(`${octal(typeflag === '5' ? 0o755 : 0o644, 7)}\0`, 100, 'latin1');
  block.write(`${octal(0, 7)}\0`, 108, 'latin1');
  block.write(`${octal(0, 7)}\0`, 116, 'latin1');
  if (sizeBytes <= largestOctalSize) block.write(`${octal(sizeBytes, 11)}\0`, 124, 'latin1');
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(sizeBytes), 128);
  }
  block.write(`${octal(0, 11)}\0`, 136, 'latin1');
  block.write(typeflag, 156, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return block;
}

const paddingOf = (sizeBytes: number): Buffer =>
  Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);

export function createTarWriter(file: FileHandle): TarWriter {
  let offset = 0;
  const append = async (bytes: Buffer): Promise<void> => {
    for (let written = 0; written < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written, offset);
      written += bytesWritten;
      offset += bytesWritten;
    }
  };
  return {
    addDirectory: (name) => append(tarHeader(`${name}/`, '5', 0)),
    async addFile(name, bytes) {
      await append(Buffer.concat([tarHeader(name, '0', bytes.length), bytes, paddingOf(bytes.length)]));
    },
    async addStream(name, source) {
      const headerAt = offset;
      await append(Buffer.alloc(blockBytes));
      const bodyAt = offset;
      for await (const chunk of source) await append(chunk);
      const sizeBytes = offset - bodyAt;
      await append(paddingOf(sizeBytes));
      await file.write(tarHeader(name, '0', sizeBytes), 0, blockBytes, headerAt);
      return sizeBytes;
    },
    end: () => append(Buffer.alloc(2 * blockBytes)),
  };
}
