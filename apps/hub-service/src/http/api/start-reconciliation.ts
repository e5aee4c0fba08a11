import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import type { MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { startRun } from './start-run.ts';

const reconciliation = z.strictObject({
  fix: z.boolean().default(false),
  maxShare: z.number().min(0).max(1).exactOptional(),
} satisfies MembersOf<RequestBody<HubOperations['startReconciliation']>>);

/** operationId: startReconciliation. Administrators only. */
export const startReconciliation = (hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler =>
  startRun(hub, { kind: 'reconcile', schema: reconciliation });
