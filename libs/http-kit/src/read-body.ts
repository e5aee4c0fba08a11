import type { IncomingMessage } from 'node:http';
import { AppError } from '@drydock/kernel';
import { bodyChunks } from './body-chunks.ts';

/**
 * The whole body, for small ones only. @throws AppError `payload_too_large` as soon as the limit is passed, `client_gone` when
 * the connection ends before the body does.
 */
export async function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const declared = Number(req.headers['content-length'] ?? 0);
  if (declared > limitBytes) throw new AppError('payload_too_large');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of bodyChunks(req)) {
      size += chunk.length;
      if (size > limitBytes) throw new AppError('payload_too_large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw AppError.is(error) ? error : new AppError('client_gone', { cause: error });
  }
  if (!req.complete) throw new AppError('client_gone');
  return Buffer.concat(chunks, size);
}
