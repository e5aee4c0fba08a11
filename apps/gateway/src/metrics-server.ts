import { sendError, serveMetrics, type MetricsSource } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { closeServer, createHttpServer, listen, type Phase } from '@drydock/lifecycle';

export interface MetricsAddress {
  readonly host: string;
  /** Undefined: nowhere. */
  readonly port: number | undefined;
}

/**
 * Answers `/metrics`, and nothing else, on a port of its own: the public address never does (docs/adr/0006). Closed last, so that
 * draining can be watched. @returns how to close it
 */
export async function openMetricsServer(
  metrics: MetricsSource,
  { host, port }: MetricsAddress,
): Promise<readonly Phase[]> {
  if (port === undefined) return [];
  const server = createHttpServer(
    serveMetrics(metrics, (req, res) => {
      sendError(res, new AppError('not_found'), { challenge: 'Token' });
      req.resume();
    }),
  );
  await listen(server, { host, port, portVariable: 'DRYDOCK_METRICS_PORT' });
  return [{ name: 'metrics', deadlineMs: 1_000, run: (signal) => closeServer(server, signal) }];
}
