import { AppError } from '@drydock/kernel';
import type { FileTuple, LayerFacts } from '@drydock/layer-archive';

/** What the blob's row keeps of a layer's files: false for what is no readable tar. */
export type RecordedFiles = readonly FileTuple[] | false;

export const toRecordedFiles = (facts: LayerFacts): RecordedFiles => facts.files ?? false;

/** @param recorded as it came out of the row, whose only writer is `toRecordedFiles`. @throws AppError `layer_format_unsupported` */
export function parseRecordedFiles(recorded: unknown): readonly FileTuple[] {
  if (!Array.isArray(recorded)) throw new AppError('layer_format_unsupported');
  return recorded as readonly FileTuple[];
}
