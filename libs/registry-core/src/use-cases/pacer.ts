import { setTimeout as pause } from 'node:timers/promises';

/** To be awaited for each piece that was done; resolves when so many bytes, or other units, may have been done by now. */
export type Pace = (units: number, signal: AbortSignal) => Promise<void>;

const longestPauseMs = 5_000;

/** So many units a second on the average; what was slow is made up for by `creditMs` at most. */
export function createPace(unitsPerSecond: number, creditMs = 1_000): Pace {
  let dueAtMs = performance.now();
  return async (units, signal) => {
    dueAtMs = Math.max(dueAtMs, performance.now() - creditMs) + (units / unitsPerSecond) * 1_000;
    for (let waitMs = dueAtMs - performance.now(); waitMs > 1; waitMs = dueAtMs - performance.now()) {
      await pause(Math.min(waitMs, longestPauseMs), undefined, { signal });
    }
  };
}
