import type { IncomingMessage } from 'node:http';
import { readCookie } from '@drydock/http-kit';
import type { Caller } from '@drydock/registry-core';
import type { RegistryDeps } from './registry-deps.ts';

/** Who calls: from `Authorization`, with the session cookie as a helper only (protocol 4.4). */
export const callerOf = (
  { identifyCaller }: Pick<RegistryDeps, 'identifyCaller'>,
  req: IncomingMessage,
): Promise<Caller> =>
  identifyCaller({
    authorization: req.headers.authorization,
    session: readCookie(req.headers.cookie, 'session'),
  });
