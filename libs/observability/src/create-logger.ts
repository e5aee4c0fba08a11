import pino, { type DestinationStream, type Logger } from 'pino';
import { currentScope } from './tracing/call-scope.ts';
import { redactSecrets } from './redact-secrets.ts';
import { serializeError } from './serialize-error.ts';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** The process: `drydock-gateway`, … */
  readonly name: string;
  readonly level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Default: standard output, written without holding up requests and flushed when the process ends. */
  readonly destination?: DestinationStream;
}

/** A write for each line would cost a request more than all else that the log does. */
const flushBytes = 8_192;
const flushMs = 100;

/** What of the request or job that is worked on each line says; a line's own words win. */
function scopeFields(): object {
  const scope = currentScope();
  if (!scope) return {};
  return {
    ...(scope.requestId === undefined ? {} : { requestId: scope.requestId }),
    ...(scope.span === undefined ? {} : { traceId: scope.span.traceId }),
  };
}

/** JSON lines. Messages are constants, data goes into fields; fields that are called like a credential are blotted out. */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  return pino(
    {
      name,
      level,
      base: { pid: process.pid },
      mixin: scopeFields,
      // The library's own would take every member of an error along; `log` below has turned it into a plain object before.
      serializers: { err: (error: unknown) => (error instanceof Error ? serializeError(error) : error) },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => redactSecrets(fields) },
    },
    destination ?? pino.destination({ dest: 1, sync: false, minLength: flushBytes, periodicFlush: flushMs }),
  );
}
