import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** Fixed, so that the same layer is the same bytes each time it is pushed. */
const gzipLevel = 6;

/** The gzip that goes over the wire. */
export function packed(source: AsyncIterable<Buffer>): Readable {
  const gzip = createGzip({ level: gzipLevel });
  const plain = Readable.from(source);
  plain.on('error', (error) => gzip.destroy(error));
  gzip.on('close', () => plain.destroy());
  return plain.pipe(gzip);
}
