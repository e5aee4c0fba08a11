import { setTimeout as pause } from 'node:timers/promises';

/** To be awaited for each piece that was read; resolves when so many bytes may have been read by now. */
export type Pace = (bytes: number, signal: AbortSignal) => Promise<void>;

const longestPauseMs = 5_000;

/** So many bytes a second on the average since the last pause in the work; what was slow is not made up for. */
export function createPace(bytesPerSecond: number): Pace {
  let dueAtMs = performance.now();
  return async (bytes, signal) => {
    dueAtMs = Math.max(dueAtMs, performance.now() - 1_000) + (bytes / bytesPerSecond) * 1_000;
    for (let waitMs = dueAtMs - performance.now(); waitMs > 1; waitMs = dueAtMs - performance.now()) {
      await pause(Math.min(waitMs, longestPauseMs), undefined, { signal });
    }
  };
}
