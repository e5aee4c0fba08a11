export interface UploadHeartbeatOptions {
  /** @returns false when the upload was given up. */
  readonly beat: () => Promise<boolean>;
  readonly everyMs: number;
  /** After this long without a beat that went through, the writer must take itself for given up. */
  readonly silenceMs: number;
  /** Called once. */
  readonly onLost: () => void;
}

/**
 * Keeps a staged upload from being given up. The writer's own monotonic clock decides when it stops, at half the time after which
 * others would: so that it never writes where a reaper has been.
 */
export function startUploadHeartbeat({
  beat,
  everyMs,
  silenceMs,
  onLost,
}: UploadHeartbeatOptions): () => void {
  let heardAtMs = performance.now();
  let isBeating = false;
  const timer = setInterval(() => {
    if (performance.now() - heardAtMs > silenceMs / 2) {
      clearInterval(timer);
      onLost();
      return;
    }
    if (isBeating) return;
    isBeating = true;
    const sentAtMs = performance.now();
    beat()
      .then((isStaged) => {
        if (isStaged) heardAtMs = sentAtMs;
        else heardAtMs = -Infinity;
      })
      // The database is away: the clock above decides.
      .catch(() => undefined)
      .finally(() => {
        isBeating = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
