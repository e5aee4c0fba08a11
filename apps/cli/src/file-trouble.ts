import { getSystemErrorMap } from 'node:util';

/** Why the system did not let a file be read or written, in its own words: `permission denied`. */
export function fileTrouble(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  return (errno !== undefined && getSystemErrorMap().get(errno)?.[1]) || error.message;
}
