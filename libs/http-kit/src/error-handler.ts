import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import { AppError, type ErrorCode } from '@drydock/kernel';
import { headerOf } from './header-of.ts';
import { sendError } from './send-error.ts';
import { statusOf } from './status-of.ts';

export interface ErrorHandlerOptions {
  readonly challenge: string;
  readonly includeCode?: boolean;
  /** Called once for each error that is the service's own fault. */
  readonly report: (
    error: AppError,
    request: { readonly method: string; readonly requestId: string },
  ) => void;
}

/** Errors of Express itself (a bad escape in a path, a body parser's complaint) carry a status instead of a code. */
function codeOfFrameworkError(error: unknown): ErrorCode | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  if (error.status === 413) return 'payload_too_large';
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
    ? 'invalid_request'
    : undefined;
}

/** Answers an error in the protocol's shape. A caller that still sends a body gets to read the answer: the body is drained (protocol 3.16). */
export function createErrorAnswer(options: ErrorHandlerOptions) {
  return (error: unknown, req: IncomingMessage, res: ServerResponse): void => {
    const frameworkCode = AppError.is(error) ? undefined : codeOfFrameworkError(error);
    const known = frameworkCode ? new AppError(frameworkCode, { cause: error }) : error;
    const sent = sendError(res, known, options);
    if (!req.readableEnded) req.resume();
    if (statusOf(sent.code) < 500) return;
    options.report(sent, { method: req.method ?? '', requestId: headerOf(req, 'X-Request-Id') ?? '' });
  };
}

/** The last middleware of a service. */
export function errorHandler(options: ErrorHandlerOptions): ErrorRequestHandler {
  const answerError = createErrorAnswer(options);
  return (error: unknown, req, res, _next) => answerError(error, req, res);
}
