import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { HubOperations } from '@drydock/api-contracts';
import { answer, readOptionalShape } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { presentRun } from './present-run.ts';

/** An operation that starts a run: 202, and where it is told of. What it is asked for may be left out as a whole. */
export function startRun<T extends Readonly<Record<string, unknown>>>(
  hub: Pick<Hub, 'resolveCaller' | 'runs'>,
  wanted: { readonly kind: string; readonly schema: z.ZodType<T> },
): RequestHandler {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const parameters = await readOptionalShape(req, wanted.schema);
    const run = await hub.runs.start(actor, { kind: wanted.kind, parameters });
    // All of them answer alike.
    answer<HubOperations['startCollection']>(res, {
      status: 202,
      body: presentRun(run),
      headers: { Location: `/api/runs/${run.runId}` },
    });
  };
}
