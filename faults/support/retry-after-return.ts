import { setTimeout as delay } from 'node:timers/promises';
import type { RawResponse } from '@drydock/testing';
import { attempt } from './attempt.ts';

const pauseMs = 20;

/**
 * Repeats a call, from the moment when a part answers its health call again, until it is done.
 * @returns how long after that moment the attempt began that succeeded. When it ended says more of the machine's load than of the return.
 * @throws when none that began within `withinMs` succeeded
 */
export async function retryAfterReturn(
  call: () => Promise<RawResponse>,
  { expected, withinMs }: { readonly expected: readonly number[]; readonly withinMs: number },
): Promise<number> {
  const returnedAt = performance.now();
  for (;;) {
    const begunMs = Math.round(performance.now() - returnedAt);
    const tried = await attempt(call, { expected });
    if (tried.kind === 'done') return begunMs;
    const nextMs = performance.now() - returnedAt + pauseMs;
    if (nextMs > withinMs) {
      throw new Error(
        `begun ${String(begunMs)} ms after the return, failed after ${String(tried.tookMs)} ms: ${String(tried.status)} ${tried.why}`,
      );
    }
    await delay(pauseMs);
  }
}
