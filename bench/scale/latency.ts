export interface Latencies {
  readonly calls: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
}

/** `workers` callers, each asking again when it was answered. @param call is given the number of the call and must fail when the answer is wrong */
export async function measureLatency(
  call: (index: number) => Promise<void>,
  { calls, workers }: { readonly calls: number; readonly workers: number },
): Promise<Latencies> {
  const spans: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < calls) {
      const index = next;
      next += 1;
      const startedAt = performance.now();
      await call(index);
      spans.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  spans.sort((a, b) => a - b);
  const at = (share: number) => Math.round((spans[Math.floor(share * (spans.length - 1))] ?? 0) * 10) / 10;
  return { calls: spans.length, p50Ms: at(0.5), p99Ms: at(0.99), worstMs: at(1) };
}
