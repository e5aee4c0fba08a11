import { changingHeaders, registryHeaders } from '@drydock/http-kit';
import type { OwnAnswer } from './own-answer.ts';

/**
 * operationId: ping. Never asks for credentials nor for another service (protocol 3.1): engines decide by it whether there is a
 * registry at all. @param standalone the value of `X-Docker-Registry-Standalone`: anything but `true` or `1` makes engines ask for tokens.
 */
export function ping(standalone: string): OwnAnswer {
  const body = Buffer.from('true');
  const headers = {
    ...changingHeaders,
    ...registryHeaders,
    'X-Docker-Registry-Standalone': standalone,
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
  };
  return (req, res) => {
    res.writeHead(200, headers);
    res.end(req.method === 'HEAD' ? undefined : body);
  };
}
