import {
  currentScope,
  endWith,
  runInScope,
  type Span,
  type SpanAttributes,
  type Tracer,
} from '@drydock/observability';
import type { Job, JobHandlers, JobName, JobQueue } from '@drydock/registry-core';

export interface ScopedQueueSettings {
  /** `messaging.system` of spans. */
  readonly system: 'bullmq' | 'in_process';
  /** Undefined: no traces. */
  readonly tracer: Tracer | undefined;
}

const destination = 'registry-jobs';

/**
 * The same queue. A job takes the request id and the trace of what put it in along, as hints, and its handler works in a scope of its own
 * that has both. A job that nobody asked for (a rhythm) begins a trace.
 */
export function scopedQueue(queue: JobQueue, { system, tracer }: ScopedQueueSettings): JobQueue {
  const attributesOf = (name: JobName, type: 'send' | 'process'): SpanAttributes => ({
    'messaging.system': system,
    'messaging.destination.name': destination,
    'messaging.operation.name': name,
    'messaging.operation.type': type,
  });

  const enqueue: JobQueue['enqueue'] = async (name, payload, options = {}) => {
    const scope = currentScope();
    const requestId = options.requestId ?? scope?.requestId;
    const span = scope?.span?.child({
      name: `send ${name}`,
      kind: 'producer',
      attributes: attributesOf(name, 'send'),
    });
    const sending = queue.enqueue(name, payload, {
      ...options,
      ...(requestId === undefined ? {} : { requestId }),
      ...(span === undefined ? {} : { traceparent: span.traceparent }),
    });
    await (span ? endWith(span, sending) : sending);
  };

  const begin = ({ name, attempt, traceparent }: Job): Span | undefined =>
    tracer?.start(
      {
        name: `process ${name}`,
        kind: 'consumer',
        attributes: { ...attributesOf(name, 'process'), 'drydock.job.attempt': attempt },
      },
      traceparent,
    );

  const scoped = <N extends JobName>(handler: NonNullable<JobHandlers[N]>): NonNullable<JobHandlers[N]> =>
    ((job: Job<N>, context: { readonly signal: AbortSignal }) => {
      const span = begin(job);
      const running = runInScope({ requestId: job.requestId, span }, () =>
        (handler as (job: Job<N>, context: { readonly signal: AbortSignal }) => Promise<void>)(job, context),
      );
      return span ? endWith(span, running) : running;
    }) as NonNullable<JobHandlers[N]>;

  return {
    ...queue,
    enqueue,
    work(handlers, options) {
      const wrapped = Object.entries(handlers).map(([name, handler]) => [name, scoped(handler)]);
      return queue.work(Object.fromEntries(wrapped) as JobHandlers, options);
    },
  };
}
