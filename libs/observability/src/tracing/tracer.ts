export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanStart {
  /** Of a bounded set: names from code, never a part of a request. */
  readonly name: string;
  readonly kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** By OpenTelemetry's semantic conventions where they have a name; no header, no query, no credential. */
  readonly attributes?: SpanAttributes;
}

/** A piece of work with a begin and an end, part of a trace. */
export interface Span {
  /** 32 hexadecimal digits; the same for all spans of a trace. */
  readonly traceId: string;
  /** W3C Trace Context, for whoever works on in another process. */
  readonly traceparent: string;
  child(start: SpanStart): Span;
  setAttributes(attributes: SpanAttributes): void;
  /** Once. @param errorType why it failed, of a bounded set: a code or a status */
  end(errorType?: string): void;
}

/**
 * Where traces begin in this process, or go on from another one. A process without traces has no tracer and makes no span; what works
 * within a request or a job finds its span in the scope (`currentScope`).
 */
export interface Tracer {
  /** @param traceparent of the caller; what is no W3C Trace Context counts as none, and a new trace begins */
  start(start: SpanStart, traceparent?: string): Span;
}
