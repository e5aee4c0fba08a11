import type * as OpenTelemetry from '@opentelemetry/api';
import type { Span, SpanStart, Tracer } from './tracer.ts';

/** W3C Trace Context. What versions to come may put behind it is not read; `ff` is no version. */
const pattern = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.{0,256})?$/;

/** @param api the package itself, which only a process with traces loads. */
export function createOtelTracer(api: typeof OpenTelemetry, tracer: OpenTelemetry.Tracer): Tracer {
  const kinds = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    producer: api.SpanKind.PRODUCER,
    consumer: api.SpanKind.CONSUMER,
    internal: api.SpanKind.INTERNAL,
  } as const;

  const parentOf = (traceparent: string | undefined): OpenTelemetry.Span | undefined => {
    const [, traceId, spanId, flags] = pattern.exec(traceparent ?? '') ?? [];
    if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
    const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
    return api.isSpanContextValid(context) ? api.trace.wrapSpanContext(context) : undefined;
  };

  const begin = ({ name, kind, attributes }: SpanStart, parent: OpenTelemetry.Span | undefined): Span => {
    const context = parent ? api.trace.setSpan(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
    const span = tracer.startSpan(
      name,
      { kind: kinds[kind], ...(attributes ? { attributes } : {}) },
      context,
    );
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceId,
      traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
      child: (start) => begin(start, span),
      setAttributes: (given) => void span.setAttributes(given),
      end(errorType) {
        if (errorType !== undefined) {
          span.setAttribute('error.type', errorType);
          span.setStatus({ code: api.SpanStatusCode.ERROR });
        }
        span.end();
      },
    };
  };

  return { start: (start, traceparent) => begin(start, parentOf(traceparent)) };
}
