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

const brokenConnections = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);
const passingCodes = new Set(['SlowDown', 'InternalError', 'ServiceUnavailable', 'RequestTimeout']);
const passingStatuses = new Set([408, 429, 499, 500, 502, 503, 504, 520]);

/** Might the same request do a moment later? */
export function isPassing(error: unknown, status: number | undefined): boolean {
  const code = codeOf(error);
  return brokenConnections.has(code) || passingCodes.has(code) || passingStatuses.has(status ?? 0);
}

export function translateS3Error(error: unknown, status: number | undefined): AppError {
  if (AppError.is(error)) return error;
  const code = codeOf(error);
  const details = { s3Code: code, status };
  if (status === insufficientStorageStatus)
    return new AppError('insufficient_storage', { cause: error, details });
  return new AppError(byCode[code] ?? 'unavailable', { cause: error, details });
}
