import type { ServerResponse } from 'node:http';
import type { Span } from '@drydock/observability';

export interface TracedAttempt {
  /** These and the trace context of this attempt. */
  onTo(headers: readonly string[]): string[];
  fail(errorType: string): void;
}

/** A span for one attempt at one replica, which ends with the answer or with `fail`. */
export function traceAttempt(
  parent: Span,
  attempt: {
    readonly name: string;
    readonly method: string;
    /** From 1. */
    readonly number: number;
    readonly res: ServerResponse;
  },
): TracedAttempt {
  const { name, method, number, res } = attempt;
  const span = parent.child({
    name: `${method} ${name}`,
    kind: 'client',
    attributes: {
      'http.request.method': method,
      'peer.service': name,
      ...(number > 1 ? { 'http.request.resend_count': number - 1 } : {}),
    },
  });
  const onClose = (): void => {
    if (res.headersSent) span.setAttributes({ 'http.response.status_code': res.statusCode });
    const isWhole = res.writableFinished;
    span.end(isWhole ? (res.statusCode >= 400 ? String(res.statusCode) : undefined) : 'cut');
  };
  res.once('close', onClose);
  return {
    onTo: (headers) => [...headers, 'traceparent', span.traceparent],
    fail(errorType) {
      res.off('close', onClose);
      span.end(errorType);
    },
  };
}
