import { CliError, type FailureKind } from '../cli-error.ts';
import { oneLine } from '../terminal/one-line.ts';

function kindOf(status: number): FailureKind {
  if (status === 401 || status === 403) return 'denied';
  if (status === 404) return 'notFound';
  if (status === 409) return 'conflict';
  if (status === 502 || status === 503 || status === 504) return 'unreachable';
  return 'failed';
}

/** The server's own words: `{"error": "…"}`, or a bare JSON string as the accounts answer (protocol 2.3). A page of HTML has none. */
function wordsOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body.trimStart().startsWith('<') ? undefined : body;
  if (typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string')
    return body.error;
  return undefined;
}

/**
 * @param what the step that failed, such as `reading the tags of team/app`
 * @param body the answer's body, parsed when it is JSON
 */
export function responseError(what: string, status: number, body: unknown, host: string): CliError {
  const words = oneLine((wordsOf(body) ?? '').slice(0, 300));
  const said = words === '' ? `status ${String(status)}` : `${words} (status ${String(status)})`;
  const hint = status === 401 ? `; log in with: drydock login ${host} -u USER` : '';
  return new CliError(kindOf(status), `${what}: ${said}${hint}`);
}
