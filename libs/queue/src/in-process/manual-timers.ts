import type { Timers } from '../timers.ts';

/** Time that passes when a test says so. */
export function manualTimers() {
  let nowMs = 0;
  const waiting = new Set<{ readonly atMs: number; readonly callback: () => void }>();
  const timers: Timers = {
    start(callback, delayMs) {
      const timer = { atMs: nowMs + delayMs, callback };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
  };
  return {
    timers,
    pass(ms: number) {
      nowMs += ms;
      for (const timer of [...waiting]) {
        if (timer.atMs > nowMs) continue;
        waiting.delete(timer);
        timer.callback();
      }
    },
    pauses: () => [...waiting].map(({ atMs }) => atMs - nowMs),
  };
}
