import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import type { HubPort } from '@drydock/registry-core';
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

/** The registry's way to the hub when both are processes of their own. */
export function createHttpHubClient(call: InternalCall): HubPort {
  const read = <T>(schema: z.ZodType<T>, body: unknown): T => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new AppError('bad_gateway', { cause: parsed.error });
    return parsed.data;
  };
  return {
    async authenticate(credentials, signal) {
      return read(
        authenticated,
        await call({ method: 'POST', path: '/internal/authenticate', body: credentials, signal }),
      );
    },
    async listKeys(signal) {
      return read(keyList, await call({ method: 'GET', path: '/internal/keys', signal })).keys;
    },
  };
}
