import { AppError, type ErrorCode } from '@drydock/kernel';
import { codeOf } from '../translate-fs-error.ts';

const byCode: Readonly<Record<string, ErrorCode>> = {
  NoSuchKey: 'blob_missing',
  NotFound: 'blob_missing',
  NoSuchUpload: 'upload_lost',
  PreconditionFailed: 'blob_exists',
  EntityTooLarge: 'payload_too_large',
  InsufficientStorage: 'insufficient_storage',
  QuotaExceeded: 'insufficient_storage',
  XMinioStorageFull: 'insufficient_storage',
  XMinioAdminBucketQuotaExceeded: 'insufficient_storage',
};
const insufficientStorageStatus = 507;
/** MinIO's words for a full disk when it answers 500: it does so a few times before 507, or 404 for the upload it lost. */
const noSpace = /no space left on device|disk quota exceeded/i;

const brokenConnections = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);
const passingCodes = new Set([
  'SlowDown',
  'InternalError',
  'ServiceUnavailable',
  'RequestTimeout',
  // Of ours nothing is missing when it leaves.
  'IncompleteBody',
]);
const passingStatuses = new Set([408, 429, 499, 500, 502, 503, 504, 520]);

function isFull(error: unknown, status: number | undefined): boolean {
  return status === insufficientStorageStatus || (error instanceof Error && noSpace.test(error.message));
}

/** Might the same request do a moment later? A full store is not tried again: it may forget the upload meanwhile. */
export function isPassing(error: unknown, status: number | undefined): boolean {
  if (isFull(error, status)) return false;
  const code = codeOf(error);
  return brokenConnections.has(code) || passingCodes.has(code) || passingStatuses.has(status ?? 0);
}

/** What the store refuses from here for the time that it was signed at; no other process need have such a clock. */
export const isOfOurClock = (error: unknown): boolean =>
  AppError.is(error) && codeOf(error.cause) === 'RequestTimeTooSkewed';

export function translateS3Error(error: unknown, status: number | undefined): AppError {
  if (AppError.is(error)) return error;
  const code = codeOf(error);
  const details = { s3Code: code, status };
  if (isFull(error, status)) return new AppError('insufficient_storage', { cause: error, details });
  return new AppError(byCode[code] ?? 'unavailable', { cause: error, details });
}
