import { sendJson } from '@drydock/http-kit';
import type { Upstream } from '../upstream/upstream.ts';
import type { OwnAnswer } from './own-answer.ts';

export interface StatusReport {
  readonly services: readonly string[];
  /** Service → why it is not ready. */
  readonly failures: Readonly<Record<string, string>>;
}

const keepMs = 1_000;

/** Asks both services, at most once a second however often it is asked itself. */
export function createStatusReport(upstreams: readonly Upstream[]): () => Promise<StatusReport> {
  let latest: { readonly atMs: number; readonly report: Promise<StatusReport> } | undefined;
  const ask = async (): Promise<StatusReport> => {
    const answers = await Promise.all(
      upstreams.map(async (upstream) => ({ name: upstream.name, ...(await upstream.readiness()) })),
    );
    const failures = answers
      .filter(({ ready }) => !ready)
      .map(({ name, reasons }) => [name, reasons.join('; ') || `${name} is not ready`]);
    return { services: upstreams.map(({ name }) => name), failures: Object.fromEntries(failures) };
  };
  return () => {
    const now = performance.now();
    if (!latest || now - latest.atMs > keepMs) latest = { atMs: now, report: ask() };
    return latest.report;
  };
}

/** operationId: getStatus. 200 when both services are ready, else 503, the body the same (protocol 3.30). */
export function status(report: () => Promise<StatusReport>): OwnAnswer {
  return async (_req, res) => {
    const answer = await report();
    sendJson(res, Object.keys(answer.failures).length === 0 ? 200 : 503, answer);
  };
}
