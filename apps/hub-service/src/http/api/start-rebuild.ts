import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import type { MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { startRun } from './start-run.ts';

const rebuild = z.strictObject({
  compare: z.boolean().default(false),
} satisfies MembersOf<RequestBody<HubOperations['startRebuild']>>);

/** operationId: startRebuild. Administrators only. */
export const startRebuild = (hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler =>
  startRun(hub, { kind: 'rebuild', schema: rebuild });
