import { createDecompressor, type Compression } from '@drydock/layer-archive';

/** What a compressed chunk may unpack to is held at once: small chunks keep that small, above all where four bytes may be 128 KiB. */
const chunkBytes: Readonly<Record<Compression, number>> = {
  none: 256 * 1024,
  gzip: 16 * 1024,
  bzip2: 16 * 1024,
  xz: 4 * 1024,
  zstd: 1024,
};

/** The unpacked bytes of a stream, at the reader's pace. Rejects when the bytes cannot be unpacked. */
export async function* unpack(
  source: AsyncIterable<Buffer>,
  compression: Compression,
): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  const decompressor = createDecompressor(compression, (chunk) => ready.push(chunk));
  const step = chunkBytes[compression];
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += step) {
      await decompressor.write(chunk.subarray(at, at + step));
      yield* ready.splice(0);
    }
  }
  await decompressor.end();
  yield* ready.splice(0);
}
