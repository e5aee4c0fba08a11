import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@drydock/kernel';
import { callContext, type CallContext } from './call-context.ts';
import { isPassing, translateS3Error } from './translate-s3-error.ts';

export interface CallOptions {
  /** Of the caller; its reason is thrown when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** A second one like the call before does no harm. Default true. */
  readonly isRepeatable?: boolean;
  /** What goes or comes with the call: more bytes get more time. */
  readonly sizeBytes?: number;
}

export interface S3Patience {
  readonly deadlineMs: number;
  /** Slower than this is taken for standing still. */
  readonly slowestBytesPerSecond: number;
}

export type S3Call = <T>(send: () => Promise<T>, options?: CallOptions) => Promise<T>;

const maxAttempts = 4;
const firstPauseMs = 50;

/** Sends once. What has arrived by then, an answer whose body is still to be read, no longer hangs on the signal. */
async function sendOnce<T>(send: () => Promise<T>, signal: AbortSignal, context: CallContext): Promise<T> {
  let cut: () => void = () => undefined;
  const isCut = new Promise<never>((_resolve, reject) => {
    cut = () => {
      context.controller.abort(signal.reason);
      reject(signal.reason);
    };
  });
  signal.addEventListener('abort', cut, { once: true });
  try {
    // The client settles some calls never, whatever becomes of its socket.
    return await Promise.race([callContext.run(context, send), isCut]);
  } finally {
    signal.removeEventListener('abort', cut);
  }
}

/** Runs one call of the client within a deadline; repeats it where that is safe and may help; speaks of failures in our words. */
export function createS3Call({ deadlineMs, slowestBytesPerSecond }: S3Patience): S3Call {
  return async (send, { signal, isRepeatable = true, sizeBytes = 0 } = {}) => {
    signal?.throwIfAborted();
    const timeUp = AbortSignal.timeout(deadlineMs + Math.ceil((sizeBytes / slowestBytesPerSecond) * 1_000));
    const whole = signal ? AbortSignal.any([timeUp, signal]) : timeUp;

    for (let attempt = 1; ; attempt += 1) {
      const context: CallContext = { controller: new AbortController() };
      try {
        return await sendOnce(send, whole, context);
      } catch (error) {
        signal?.throwIfAborted();
        if (timeUp.aborted) throw new AppError('gateway_timeout', { cause: error });
        if (!isRepeatable || attempt >= maxAttempts || !isPassing(error, context.status)) {
          throw translateS3Error(error, context.status);
        }
        await pause(firstPauseMs * 4 ** (attempt - 1), undefined, { signal: whole }).catch(() => {
          signal?.throwIfAborted();
          throw translateS3Error(error, context.status);
        });
      }
    }
  };
}
