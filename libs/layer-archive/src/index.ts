export { detectCompression, type Compression } from './compression.ts';
export { decompressLayer } from './decompress-layer.ts';
export { createDecompressor, type Decompressor } from './decompressor.ts';
export { diffFiles, type LayerDiff } from './diff-files.ts';
export type { FileTuple } from './file-list.ts';
export {
  createLayerInspector,
  inspectLayer,
  type InspectLayerOptions,
  type InspectOptions,
  type LayerFacts,
  type LayerInspector,
  type LayerProblem,
} from './inspect-layer.ts';
export { tarHeaderBlock, tarPadding, type TarHeaderValues } from './tar-header-block.ts';
export { TarUnreadable, type TarHeader, type TarProblem } from './tar-header.ts';
export { TarParser, type TarLimits, type TarSink } from './tar-parser.ts';
export type { TarSumVersion } from './tar-sum.ts';
export type { UnpackLimits } from './unpack-limit.ts';
