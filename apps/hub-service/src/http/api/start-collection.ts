import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import type { MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { startRun } from './start-run.ts';

const collection = z.strictObject({
  dryRun: z.boolean().default(false),
} satisfies MembersOf<RequestBody<HubOperations['startCollection']>>);

/** operationId: startCollection. Administrators only. */
export const startCollection = (hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler =>
  startRun(hub, { kind: 'gc', schema: collection });
