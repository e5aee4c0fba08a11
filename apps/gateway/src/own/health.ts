import { livenessOf, sendJson } from '@drydock/http-kit';
import type { StatusReport } from './status.ts';
import type { OwnAnswer } from './own-answer.ts';

/** operationId: getLiveness. The process answers; nothing else is asked. */
export function liveness(isStopping: () => boolean): OwnAnswer {
  return (_req, res) => sendJson(res, 200, livenessOf(isStopping()));
}

/**
 * operationId: getReadiness. A hub that is away leaves the gateway ready, since pulls go on without it; so does a registry alone.
 * What is missing is named all the same. 503 while stopping, or when there is nothing behind it at all.
 */
export function readiness(settings: {
  readonly isStopping: () => boolean;
  readonly report: () => Promise<StatusReport>;
}): OwnAnswer {
  return async (_req, res) => {
    const { status, isAnyReady } = await settings.report();
    const reasons = Object.entries(status.failures).map(([service, failure]) => `${service}: ${failure}`);
    if (settings.isStopping()) reasons.unshift('the gateway is stopping');
    const isReady = !settings.isStopping() && isAnyReady;
    sendJson(res, isReady ? 200 : 503, { ready: isReady, reasons });
  };
}
