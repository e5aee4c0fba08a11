import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@drydock/kernel';
import { reasonOf } from './reason-of.ts';
import { isRefusal } from './refusal.ts';
import { translateError } from './sql-state.ts';

interface RetryWhileUnavailableOptions {
  readonly timeoutMs: number;
  readonly intervalMs?: number;
  /** Told each reason once for as long as it does not change. */
  readonly onWait?: (reason: string) => void;
}

/**
 * Repeats a step that can be repeated while the server is away or it throws `unavailable` itself. Any other fault, a server that does
 * not let this process in, and the last fault when the time is up, are thrown as the step threw them.
 */
export async function retryWhileUnavailable<T>(
  step: () => Promise<T>,
  options: RetryWhileUnavailableOptions,
): Promise<T> {
  const { timeoutMs, intervalMs = 1_000, onWait } = options;
  const deadline = performance.now() + timeoutMs;
  let told: string | undefined;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      const translated = translateError(error);
      const isWaitedFor = AppError.is(translated, 'unavailable') && !isRefusal(translated);
      if (!isWaitedFor || performance.now() >= deadline) throw error;
      const reason = reasonOf(translated);
      if (reason !== told) onWait?.(reason);
      told = reason;
    }
    await pause(intervalMs);
  }
}
