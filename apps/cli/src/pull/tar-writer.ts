import type { FileHandle } from 'node:fs/promises';
import { tarHeaderBlock, tarPadding } from '@drydock/layer-archive';

/** Writes a tar into a file of its own; a stream's size is put into its header when it is known. */
export interface TarWriter {
  addDirectory(name: string): Promise<void>;
  addFile(name: string, bytes: Buffer): Promise<void>;
  /** @returns the bytes written */
  addStream(name: string, source: AsyncIterable<Buffer>): Promise<number>;
  end(): Promise<void>;
}

const blockBytes = 512;

const headerOf = (name: string, typeflag: '0' | '5', sizeBytes: number): Buffer =>
  tarHeaderBlock({
    name: Buffer.from(name),
    linkname: Buffer.alloc(0),
    typeflag,
    mode: typeflag === '5' ? 0o755 : 0o644,
    uid: 0,
    gid: 0,
    sizeBytes,
    mtime: 0,
  });

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
    addDirectory: (name) => append(headerOf(`${name}/`, '5', 0)),
    async addFile(name, bytes) {
      await append(Buffer.concat([headerOf(name, '0', bytes.length), bytes, tarPadding(bytes.length)]));
    },
    async addStream(name, source) {
      const headerAt = offset;
      await append(Buffer.alloc(blockBytes));
      const bodyAt = offset;
      for await (const chunk of source) await append(chunk);
      const sizeBytes = offset - bodyAt;
      await append(tarPadding(sizeBytes));
      await file.write(headerOf(name, '0', sizeBytes), 0, blockBytes, headerAt);
      return sizeBytes;
    },
    end: () => append(Buffer.alloc(2 * blockBytes)),
  };
}
