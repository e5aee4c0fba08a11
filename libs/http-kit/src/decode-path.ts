import { AppError } from '@drydock/kernel';

/** Decodes the escapes of a path, once. @throws AppError `invalid_request` for a bad one, and for what no name can hold */
export function decodePath(path: string): string {
  const refuse = (cause?: unknown) =>
    new AppError('invalid_request', { message: 'Bad escape in the path', cause });
  // Decoded, an escaped slash could not be told from one between components (protocol 2.6).
  if (/%2f/i.test(path)) throw refuse();
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch (error) {
    throw refuse(error);
  }
  if (decoded.includes('\0')) throw refuse();
  return decoded;
}
