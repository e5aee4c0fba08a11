import { detectCompression } from '@drydock/layer-archive';
import type { ByteSource } from '../archive/tar-archive.ts';
import { unpack } from '../archive/unpack.ts';
import { packed } from '../push/pack-layer.ts';

/** One way in which the bytes of a file in an archive may have been stored; opened anew each time. */
export type LayerForm = (signal: AbortSignal) => AsyncIterable<Buffer>;

export interface LayerForms {
  /** Whose digest is the diff id. */
  readonly plain: LayerForm;
  /** All that are tried: as they lie there, unpacked, and packed as `drydock push` packs them. */
  readonly all: readonly LayerForm[];
}

const magicBytes = 6;

/** Levels and headers of other packers are not tried: engines pack with Go's own gzip, whose bytes no other program makes. */
export async function layerForms(source: ByteSource): Promise<LayerForms> {
  const compression = detectCompression(await source.readHead(magicBytes));
  const plain: LayerForm =
    compression === 'none' ? (signal) => source.open(signal) : (signal) => unpack(source.open(signal));
  const asIs: LayerForm = (signal) => source.open(signal);
  const repacked: LayerForm = (signal) => packed(plain(signal));
  return { plain, all: compression === 'none' ? [plain, repacked] : [asIs, plain, repacked] };
}
