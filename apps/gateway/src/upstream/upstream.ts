import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppError } from '@drydock/kernel';
import type { Span } from '@drydock/observability';
import type { ForwardedFacts } from '../client/forwarded-facts.ts';
import type { Readiness } from './readiness.ts';

export interface Forwarding {
  readonly facts: ForwardedFacts;
  /** Of the request; undefined without traces. */
  readonly span?: Span | undefined;
  /** The client waits for `100 Continue` before it sends its body. */
  readonly expectsContinue: boolean;
  /**
   * Called, at most once, instead of answering, when no answer has begun: `unavailable` nobody could be reached,
   * `gateway_timeout` nobody answered in time, `bad_gateway` the connection broke or its answer was no HTTP.
   * When the client has gone, nothing is called.
   */
  readonly onAway: (error: AppError) => void;
  /** A service that says 502, 503 or 504 itself counts as away, and a silent one sooner; for calls that somebody else can answer. */
  readonly treatsUnavailableAsAway?: boolean;
}

/**
 * The way to a service. Both bodies are streamed as they come, neither decoded nor buffered; header names keep their spelling;
 * headers of the connection stay on theirs. A client that goes away ends the call, a service that breaks off in mid-answer ends
 * the client's connection. What the client said of itself in `X-Forwarded-…` and `X-Request-Id` is replaced by `facts`.
 */
export interface Upstream {
  readonly name: 'hub' | 'registry';
  forward(req: IncomingMessage, res: ServerResponse, forwarding: Forwarding): void;
  /** Never rejects. */
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}
