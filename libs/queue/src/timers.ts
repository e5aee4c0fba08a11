/** Time as the in-process queue sees it, so that a test can let it pass. */
export interface Timers {
  /** Calls back once after the pause. @returns what stops it */
  start(callback: () => void, delayMs: number): () => void;
}

/** Node takes a longer pause for none. */
const longestMs = 2 ** 31 - 1;

/** Timers that keep no process alive. */
export const systemTimers: Timers = {
  start(callback, delayMs) {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number) => {
      timer = setTimeout(
        () => (leftMs > longestMs ? wait(leftMs - longestMs) : callback()),
        Math.min(leftMs, longestMs),
      );
      timer.unref();
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};
