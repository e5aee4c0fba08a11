import { AppError } from '@drydock/kernel';

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

export const isMissing = (error: unknown): boolean =>
  codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

export function translateFsError(error: unknown): unknown {
  if (AppError.is(error)) return error;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('insufficient_storage', { cause: error });
    case 'EEXIST':
      return new AppError('blob_exists', { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return new AppError('blob_missing', { cause: error });
    case 'EMFILE':
    case 'ENFILE':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EIO':
      return new AppError('unavailable', { cause: error });
    default:
      return error;
  }
}
