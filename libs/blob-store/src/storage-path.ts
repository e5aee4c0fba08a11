import { join } from 'node:path';
import { AppError } from '@drydock/kernel';

const segment = /^(?!\.{1,2}$)[A-Za-z0-9._+%'"@=~ -]{1,200}$/;

/** Keys are ours, yet a wrong row must not reach outside the folder. @throws AppError `invalid_request` */
export function storagePath(directory: string, key: string): string {
  const segments = key.split('/');
  if (!segments.every((one) => segment.test(one))) {
    throw new AppError('invalid_request', { message: 'Not a storage key', details: { key } });
  }
  return join(directory, ...segments);
}
