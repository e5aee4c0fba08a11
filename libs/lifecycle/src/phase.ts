/** A step of stopping. Steps run in order; one that fails or takes longer than its time does not keep the next from running. */
export interface Phase {
  readonly name: string;
  readonly deadlineMs: number;
  /** @param signal fires when the time is up: whatever is still open should be cut then. */
  readonly run: (signal: AbortSignal) => Promise<void> | void;
}

export interface PhaseFault {
  readonly phase: string;
  readonly error: unknown;
}

/** @returns the steps that failed or ran out of time. Never throws. */
export async function runPhases(phases: readonly Phase[]): Promise<readonly PhaseFault[]> {
  const faults: PhaseFault[] = [];
  for (const { name, deadlineMs, run } of phases) {
    const timeUp = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        timeUp.abort();
        reject(new Error(`not done within ${String(deadlineMs)} ms`));
      }, deadlineMs);
    });
    try {
      await Promise.race([Promise.resolve(run(timeUp.signal)), late]);
    } catch (error) {
      faults.push({ phase: name, error });
    } finally {
      clearTimeout(timer);
    }
  }
  return faults;
}
