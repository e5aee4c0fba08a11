import { AppError, ImageId, isRecord } from '@drydock/kernel';

export interface ImageJsonFacts {
  /** undefined for a root: missing, null and the empty string alike (protocol 9.1). */
  readonly parent: ImageId | undefined;
}

/**
 * Checks in the order of the Python registry (protocol 3.14); everything but `id` and `parent` is opaque.
 * @param parsed what the exact bytes of the body parse to.
 * @throws AppError `invalid_json`, `json_id_missing`, `json_id_mismatch`, `parent_missing`
 */
export function readImageJson(parsed: unknown, imageId: ImageId): ImageJsonFacts {
  if (!isRecord(parsed)) throw new AppError('invalid_json');
  const { id, parent } = parsed;
  if (id === undefined) throw new AppError('json_id_missing');
  if (id !== imageId) throw new AppError('json_id_mismatch');
  if (parent === undefined || parent === null || parent === '') return { parent: undefined };
  if (!ImageId.is(parent) || parent === imageId) throw new AppError('parent_missing');
  return { parent };
}
