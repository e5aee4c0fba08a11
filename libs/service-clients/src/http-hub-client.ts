import { z } from 'zod';
import type { InternalOperations } from '@drydock/api-contracts';
import type { HubPort } from '@drydock/registry-core';
import { ask } from './ask.ts';
import type { InternalCall } from './internal-call.ts';

const authenticated = z.object({
  userId: z.string(),
  username: z.string(),
  isAdmin: z.boolean(),
  access: z.record(z.string(), z.enum(['none', 'read', 'write', 'admin'])),
});
const keyList = z.object({
  keys: z.array(z.object({ kid: z.string(), jwk: z.record(z.string(), z.unknown()) })),
});

type Operations = InternalOperations;

/** The registry's way to the hub when both are processes of their own. */
export function createHttpHubClient(call: InternalCall): HubPort {
  return {
    authenticate({ username, password, repositoryIds }, signal) {
      const body = { username, password, repositoryIds };
      const request = { method: 'POST', path: '/internal/authenticate', body, signal } as const;
      return ask<Operations['authenticate']>(call, request, authenticated);
    },
    async listKeys(signal) {
      const request = { method: 'GET', path: '/internal/keys', signal } as const;
      return (await ask<Operations['listKeys']>(call, request, keyList)).keys;
    },
  };
}
