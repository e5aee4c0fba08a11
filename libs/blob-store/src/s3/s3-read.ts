import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { AppError } from '@drydock/kernel';
import type { ByteRange } from '@drydock/registry-core';
import type { S3Bucket } from './s3-bucket.ts';
import { translateS3Error } from './translate-s3-error.ts';

export interface S3ReadOptions {
  readonly key: string;
  readonly range: ByteRange | undefined;
  readonly signal: AbortSignal | undefined;
  /** The store may not stand still for longer while somebody waits for its bytes. */
  readonly idleMs: number;
}

interface AnswerFacts {
  readonly lengthBytes: number;
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer's bytes; an error when the store stands still, when it breaks off, or when it sends another number of them. */
function bytesOf(answer: IncomingMessage, { lengthBytes, idleMs, signal }: AnswerFacts): Readable {
  let received = 0;
  let isAwaited = true;
  const timer = setTimeout(() => {
    if (isAwaited) body.destroy(new AppError('gateway_timeout'));
  }, idleMs);
  const body = new Readable({
    highWaterMark: 1024 * 1024,
    ...(signal ? { signal } : {}),
    read() {
      isAwaited = true;
      timer.refresh();
      answer.resume();
    },
    destroy(error, done) {
      clearTimeout(timer);
      answer.destroy();
      done(error);
    },
  });
  answer.on('data', (chunk: Buffer) => {
    received += chunk.length;
    isAwaited = body.push(chunk);
    if (isAwaited) timer.refresh();
    else answer.pause();
  });
  answer.once('end', () => {
    if (received === lengthBytes) body.push(null);
    else body.destroy(new AppError('unavailable', { details: { received, lengthBytes } }));
  });
  answer.once('error', (error) => body.destroy(translateS3Error(error, answer.statusCode)));
  return body;
}

/** The whole size of the object that an answer speaks of. */
function wholeSize(answer: IncomingMessage, lengthBytes: number): number {
  const total = /\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1];
  return total === undefined ? lengthBytes : Number(total);
}

export async function readS3Object(
  store: S3Bucket,
  { key, range, signal, idleMs }: S3ReadOptions,
): Promise<{ readonly body: Readable; readonly sizeBytes: number }> {
  const { client, bucket, region, call } = store;
  const request = {
    method: 'GET',
    bucketName: bucket,
    objectName: key,
    headers: range ? { range: `bytes=${range.start}-${range.end}` } : {},
  };
  // A store that answers a range with the whole would give other bytes than those asked for.
  const answer = await call(() => client.makeRequestAsync(request, '', [range ? 206 : 200], region), {
    signal,
  });
  const lengthBytes = Number(answer.headers['content-length']);
  if (!Number.isSafeInteger(lengthBytes) || (range && lengthBytes !== range.end - range.start + 1)) {
    answer.destroy();
    throw new AppError('unavailable', { details: { key, range, lengthBytes } });
  }
  return {
    body: bytesOf(answer, { lengthBytes, idleMs, signal }),
    sizeBytes: wholeSize(answer, lengthBytes),
  };
}
