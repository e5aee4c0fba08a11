import { AppError, type ErrorCode } from '@drydock/kernel';

const maxDepth = 512;

/** JSON.parse recurses; a body that is nothing but brackets must not cost more than its length. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (inString) {
      if (char === 0x5c) index += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return false;
}

/**
 * Strict UTF-8, no byte order mark, bounded depth; of duplicate keys the last one wins (protocol 9.1).
 * @throws AppError with the code that the operation gives for unreadable JSON.
 */
export function parseJson(bytes: Uint8Array, code: ErrorCode): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (isTooDeep(text)) throw new AppError(code);
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw AppError.is(error) ? error : new AppError(code, { cause: error });
  }
}
