import type { ServerResponse } from 'node:http';
import { AppError, defaultMessages, type ErrorCode } from '@drydock/kernel';
import { sendJson } from './send-json.ts';
import { statusOf } from './status-of.ts';

export interface SendErrorOptions {
  /** What a 401 asks for: the registry `Token`, the hub `Basic realm="auth required",Token` (protocol 4.5). */
  readonly challenge: string;
  /** Between services the code travels along, so that the caller can throw the same error. */
  readonly includeCode?: boolean;
}

const retryAfterSeconds = '5';

const answeredCode = Symbol('code of the error that was answered');

/** The code of the error that a response was answered with, for logs and metrics. */
export const errorCodeOf = (res: ServerResponse & { [answeredCode]?: ErrorCode }): ErrorCode | undefined =>
  res[answeredCode];

/**
 * Answers with the protocol's error object, whose members are strings only (protocol 2.3). An error without a code is
 * `internal`: nothing of it is shown. Once the head of an answer is out, the connection is cut, so that
 * no reader takes a part for the whole.
 */
export function sendError(
  res: ServerResponse & { [answeredCode]?: ErrorCode },
  error: unknown,
  options: SendErrorOptions,
): AppError {
  const known = AppError.is(error) ? error : new AppError('internal', { cause: error });
  res[answeredCode] = known.code;
  const status = statusOf(known.code);
  if (res.headersSent) {
    res.destroy();
    return known;
  }
  const headers: Record<string, string> = {};
  if (status === 401) headers['WWW-Authenticate'] = options.challenge;
  const after = known.details['retryAfterSeconds'];
  if (status === 429 || status === 503)
    headers['Retry-After'] = typeof after === 'number' ? String(after) : retryAfterSeconds;
  // Content headers of the answer that did not come about must not describe this one.
  for (const name of ['Content-Range', 'Accept-Ranges', 'ETag', 'Last-Modified', 'Vary'])
    res.removeHeader(name);
  const isOurFault = status === 500;
  const body = { error: isOurFault ? defaultMessages.internal : known.message };
  sendJson(res, status, options.includeCode ? { ...body, code: known.code } : body, headers);
  return known;
}
