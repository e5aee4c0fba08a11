import type { ServerResponse } from 'node:http';
import type { Answer } from '@drydock/api-contracts';
import { sendJson } from './send-json.ts';

const noContent = 204;

/**
 * Presents what an operation gives, as `answer<HubOperations['getMe']>(res, { status: 200, body })`: a status, a body or a header that
 * its document does not have does not compile.
 */
export function answer<Operation>(res: ServerResponse, given: Answer<Operation>): void;
export function answer(
  res: ServerResponse,
  given: {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
): void {
  const { status, body, headers = {} } = given;
  if (status !== noContent) {
    sendJson(res, status, body, headers);
    return;
  }
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.statusCode = noContent;
  res.end();
}
