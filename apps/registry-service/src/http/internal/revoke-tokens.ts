import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type RevokeTokens = InternalOperations['revokeTokens'];
type Revocations = RequestBody<RevokeTokens>;

const revocation = z.strictObject({
  tokenId: z.uuid(),
  expiresAt: z.number(),
} satisfies MembersOf<Revocations['tokens'][number]>);
const revocations = z.strictObject({ tokens: z.array(revocation) } satisfies MembersOf<Revocations>);

/** operationId: revokeTokens. Kept before it is answered. */
export function revokeTokens(operations: Pick<HubOperations, 'revokeTokens'>): RequestHandler {
  return async (req, res) => {
    const { tokens } = await readShape(req, revocations);
    await operations.revokeTokens(tokens);
    answer<RevokeTokens>(res, { status: 204 });
  };
}
