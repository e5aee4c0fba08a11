import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import type { MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { startRun } from './start-run.ts';

const nothing = z.strictObject({} satisfies MembersOf<RequestBody<HubOperations['startVerification']>>);

/** operationId: startVerification. Administrators only. */
export const startVerification = (hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler =>
  startRun(hub, { kind: 'verify', schema: nothing });
