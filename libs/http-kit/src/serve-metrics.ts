import type { RequestListener } from 'node:http';
import { AppError } from '@drydock/kernel';
import { sendError } from './send-error.ts';

export interface MetricsSource {
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const challenge = 'Token';

/** operationId: getMetrics. Answers `/metrics` in the Prometheus text format and passes everything else on; never on a public address. */
export function serveMetrics(source: MetricsSource, next: RequestListener): RequestListener {
  return (req, res) => {
    if (req.url !== '/metrics') {
      next(req, res);
      return;
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('Allow', 'GET, HEAD');
      sendError(res, new AppError('method_not_allowed'), { challenge });
      req.resume();
      return;
    }
    source.render().then(
      ({ contentType, body }) => {
        res.writeHead(200, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
        res.end(req.method === 'HEAD' ? undefined : body);
      },
      (error: unknown) => {
        sendError(res, error, { challenge });
      },
    );
  };
}
