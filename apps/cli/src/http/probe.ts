import { request } from 'undici';

export interface ProbeResult {
  readonly url: string;
  readonly isRegistry: boolean;
  readonly reason: string | undefined;
}

const probeTimeoutMs = 15_000;

/** Words of the deepest cause: undici's own say only that something failed. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return 'failed';
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** Protocol 3.1: a registry of API v1 answers its ping with 200 and says its version. */
export async function probe(origin: string, signal: AbortSignal): Promise<ProbeResult> {
  const url = `${origin}/v1/_ping`;
  try {
    const { statusCode, headers, body } = await request(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(probeTimeoutMs)]),
      headersTimeout: probeTimeoutMs,
    });
    await body.dump();
    const isRegistry = statusCode === 200 && headers['x-docker-registry-version'] !== undefined;
    return {
      url,
      isRegistry,
      reason: isRegistry ? undefined : `answers ${String(statusCode)}, but is no registry of API v1`,
    };
  } catch (error) {
    if (signal.aborted) throw error;
    return { url, isRegistry: false, reason: reasonOf(error) };
  }
}
