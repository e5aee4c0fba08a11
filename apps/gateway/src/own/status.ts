import { sendJson } from '@drydock/http-kit';
import type { Upstream } from '../upstream/upstream.ts';
import type { OwnAnswer } from './own-answer.ts';

export interface StatusReport {
  /** The body of `/_status`. */
  readonly status: {
    readonly services: readonly string[];
    /** Service → what is missing, whether or not it is ready without. */
    readonly failures: Readonly<Record<string, string>>;
  };
  readonly isAnyReady: boolean;
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
      .filter(({ ready, reasons }) => !ready || reasons.length > 0)
      .map(({ name, reasons }) => [name, reasons.join('; ') || 'is not ready']);
    return {
      status: { services: upstreams.map(({ name }) => name), failures: Object.fromEntries(failures) },
      isAnyReady: answers.some(({ ready }) => ready),
    };
  };
  return () => {
    const now = performance.now();
    if (!latest || now - latest.atMs > keepMs) latest = { atMs: now, report: ask() };
    return latest.report;
  };
}

/** operationId: getStatus. 200 when both services lack nothing, else 503, the body the same (protocol 3.30). */
export function status(report: () => Promise<StatusReport>): OwnAnswer {
  return async (_req, res) => {
    const { status: body } = await report();
    sendJson(res, Object.keys(body.failures).length === 0 ? 200 : 503, body);
  };
}
