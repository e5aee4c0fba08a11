import { setTimeout as delay } from 'node:timers/promises';
import type { RawResponse } from '@drydock/testing';

export type Attempt =
  | { readonly kind: 'done'; readonly response: RawResponse; readonly tookMs: number }
  /** Answered with words in the protocol's shape, or the connection ended without an answer. */
  | {
      readonly kind: 'failed';
      readonly status: number | undefined;
      readonly why: string;
      readonly tookMs: number;
    };

/** What a client may be told while a part is away. Anything else is an answer to the call. */
const awayStatuses = [502, 503, 504];

const isConnectionFault = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^(ECONN|EPIPE|UND_ERR|HPE_)/.test(String(error.code));

/**
 * One call whose failure is bounded and in the protocol's shape.
 * @throws when it takes longer than `deadlineMs`, or says anything but what was expected or that a part is away
 */
export async function attempt(
  call: () => Promise<RawResponse>,
  { expected, deadlineMs = 30_000 }: { readonly expected: readonly number[]; readonly deadlineMs?: number },
): Promise<Attempt> {
  const startedAt = performance.now();
  const over = new AbortController();
  const tookMs = () => Math.round(performance.now() - startedAt);
  try {
    const response = await Promise.race([
      call(),
      delay(deadlineMs, undefined, { signal: over.signal }).then(() => {
        throw new Error(`no answer within ${String(deadlineMs)} ms`);
      }),
    ]);
    if (expected.includes(response.status)) return { kind: 'done', response, tookMs: tookMs() };
    if (awayStatuses.includes(response.status)) {
      return { kind: 'failed', status: response.status, why: response.text(), tookMs: tookMs() };
    }
    throw new Error(`expected ${expected.join(' or ')}, got ${String(response.status)}: ${response.text()}`);
  } catch (error) {
    if (!isConnectionFault(error)) throw error;
    return { kind: 'failed', status: undefined, why: error.message, tookMs: tookMs() };
  } finally {
    over.abort();
  }
}

export interface Retry {
  readonly response: RawResponse;
  readonly attempts: number;
  readonly tookMs: number;
}

/** Repeats a call as an engine that is started again does, until it is done. @throws when it is not within `withinMs` */
export async function retryUntilDone(
  call: () => Promise<RawResponse>,
  { expected, withinMs }: { readonly expected: readonly number[]; readonly withinMs: number },
): Promise<Retry> {
  const startedAt = performance.now();
  for (let attempts = 1; ; attempts += 1) {
    const tried = await attempt(call, { expected });
    const tookMs = Math.round(performance.now() - startedAt);
    if (tried.kind === 'done') {
      if (tookMs <= withinMs) return { response: tried.response, attempts, tookMs };
      throw new Error(
        `done only ${String(tookMs)} ms after the part was back, at attempt ${String(attempts)}`,
      );
    }
    if (tookMs > withinMs)
      throw new Error(`still ${String(tried.status)} ${tried.why} after ${String(tookMs)} ms`);
    await delay(20);
  }
}
