import { decompressLayer } from '@drydock/layer-archive';

/** Who pulls or pushes an image wants it whole, however well it is packed. */
const unlimited = { maxUnpackedBytes: Number.POSITIVE_INFINITY, maxRatio: Number.POSITIVE_INFINITY };

/** The unpacked bytes of a stream, at the reader's pace. Rejects when the bytes cannot be unpacked. */
export const unpack = (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> =>
  decompressLayer(source, unlimited);
