import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendError } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';

/** Answers one path of the gateway itself, for GET and HEAD. */
export type OwnAnswer = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** What a 401 would ask for; the gateway itself never gives one. */
const challenge = 'Token';

export function refuse(res: ServerResponse, error: AppError): void {
  sendError(res, error, { challenge });
}

export function refuseMethod(res: ServerResponse): void {
  res.setHeader('Allow', 'GET, HEAD');
  refuse(res, new AppError('method_not_allowed'));
}

export function sendText(
  res: ServerResponse,
  answer: { readonly status: number; readonly type: string; readonly body: string | Buffer },
): void {
  const bytes = Buffer.from(answer.body);
  res.statusCode = answer.status;
  res.setHeader('Content-Type', answer.type);
  res.setHeader('Content-Length', bytes.length);
  res.end(res.req.method === 'HEAD' ? undefined : bytes);
}
