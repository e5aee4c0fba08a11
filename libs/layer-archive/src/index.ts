export { detectCompression, type Compression } from './compression.ts';
export { createDecompressor, type Decompressor } from './decompressor.ts';
export { diffFiles, type LayerDiff } from './diff-files.ts';
export type { FileTuple } from './file-list.ts';
export {
  createLayerInspector,
  inspectLayer,
  type InspectOptions,
  type LayerFacts,
  type LayerInspector,
} from './inspect-layer.ts';
export { TarUnreadable, type TarHeader } from './tar-header.ts';
export { TarParser, type TarSink } from './tar-parser.ts';
export type { TarSumVersion } from './tar-sum.ts';
