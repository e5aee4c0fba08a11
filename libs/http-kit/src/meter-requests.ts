import type { IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { operationOf } from './operation-of.ts';
import { errorCodeOf } from './send-error.ts';

/** Told of each request; the metrics of `@drydock/observability` are one. */
export interface RequestMeter {
  begin(operation: string): void;
  end(request: {
    readonly operation: string;
    readonly status: number;
    readonly isComplete: boolean;
    readonly durationMs: number;
    readonly receivedBytes: number;
    readonly sentBytes: number;
    readonly errorCode: string | undefined;
  }): void;
}

/** What of a connection's bytes earlier requests on it have taken. */
const takenBytes = Symbol('taken bytes');

type MeteredSocket = Socket & { [takenBytes]?: { received: number; sent: number } };

/**
 * The same listener, each request told to the meter when it is over. By the connection's own counters, so that no chunk of
 * a body passes through here.
 */
export function meterRequests(listener: RequestListener, meter: RequestMeter): RequestListener {
  return (req: IncomingMessage & { readonly socket: MeteredSocket }, res) => {
    const { socket } = req;
    const operation = operationOf(req.method ?? 'GET', req.url ?? '/');
    const startedAtMs = performance.now();
    meter.begin(operation);
    res.once('close', () => {
      const taken = (socket[takenBytes] ??= { received: 0, sent: 0 });
      const received = socket.bytesRead;
      const sent = socket.bytesWritten;
      meter.end({
        operation,
        status: res.headersSent ? res.statusCode : 0,
        isComplete: res.writableFinished,
        durationMs: performance.now() - startedAtMs,
        receivedBytes: received - taken.received,
        sentBytes: sent - taken.sent,
        errorCode: errorCodeOf(res),
      });
      taken.received = received;
      taken.sent = sent;
    });
    listener(req, res);
  };
}
