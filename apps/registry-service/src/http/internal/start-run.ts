import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type StartRun = InternalOperations['startInternalRun'];

const newRun = z.strictObject({
  kind: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  userId: z.uuid().nullable(),
} satisfies MembersOf<RequestBody<StartRun>>);

/** operationId: startInternalRun */
export function startRun(operations: Pick<HubOperations, 'startRun'>): RequestHandler {
  return async (req, res) => {
    const body = await operations.startRun(await readShape(req, newRun));
    answer<StartRun>(res, { status: 202, body, headers: { Location: `/internal/runs/${body.runId}` } });
  };
}
