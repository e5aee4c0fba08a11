import type { Request, Response } from 'express';
import { z } from 'zod';
import type { HubComponents } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import type { RegistryRun } from '@drydock/hub-core';
import { readBody, parseJson, sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { administratorOf, queryNumber } from '../request-facts.ts';
import { pageLimits } from './accounts.ts';
import { parseUuid } from './tokens.ts';

type RunBody = HubComponents['schemas']['Run'];

const bodyLimitBytes = 64 * 1024;
const collection = z.strictObject({ dryRun: z.boolean().default(false) });
const reconciliation = z.strictObject({
  fix: z.boolean().default(false),
  maxShare: z.number().min(0).max(1).exactOptional(),
});
const rebuild = z.strictObject({ compare: z.boolean().default(false) });

/** What a run is asked for may be left out as a whole. @throws AppError `error_decoding_json`, `invalid_data` */
async function readParameters<T>(req: Request, schema: z.ZodType<T>): Promise<T> {
  const body = await readBody(req, bodyLimitBytes);
  const parsed = schema.safeParse(body.length === 0 ? {} : parseJson(body, 'error_decoding_json'));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('invalid_data', { message: `Invalid data${where === '' ? '' : `: ${where}`}` });
  }
  return parsed.data;
}

async function present(hub: Hub, run: RegistryRun): Promise<RunBody> {
  const user = run.createdBy === null ? undefined : await hub.store.findUser(run.createdBy);
  return {
    id: run.runId,
    kind: run.kind,
    parameters: run.parameters,
    state: run.state,
    progress: run.progress,
    result: run.result,
    error: run.error,
    createdBy: user?.username ?? null,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}

/** Starts a run in the registry and answers 202 with where it is told of. */
async function startRun<T extends Readonly<Record<string, unknown>>>(
  hub: Hub,
  wanted: { readonly kind: RunBody['kind']; readonly schema: z.ZodType<T> },
  req: Request,
  res: Response,
): Promise<void> {
  const { userId } = await administratorOf(hub, req);
  const parameters = await readParameters(req, wanted.schema);
  const run = await hub.registry.startRun({ kind: wanted.kind, parameters, userId });
  sendJson(res, 202, await present(hub, run), { Location: `/api/runs/${run.runId}` });
}

/** operationId: startCollection. Administrators only. */
export const startCollection = (hub: Hub, req: Request, res: Response): Promise<void> =>
  startRun(hub, { kind: 'gc', schema: collection }, req, res);

/** operationId: startReconciliation. Administrators only. */
export const startReconciliation = (hub: Hub, req: Request, res: Response): Promise<void> =>
  startRun(hub, { kind: 'reconcile', schema: reconciliation }, req, res);

/** operationId: startRebuild. Administrators only. */
export const startRebuild = (hub: Hub, req: Request, res: Response): Promise<void> =>
  startRun(hub, { kind: 'rebuild', schema: rebuild }, req, res);

/** operationId: getRun. Administrators only. */
export async function getRun(hub: Hub, runId: string, req: Request, res: Response): Promise<void> {
  await administratorOf(hub, req);
  sendJson(res, 200, await present(hub, await hub.registry.getRun(parseUuid(runId))));
}

/** operationId: listRunItems. Administrators only. */
export async function listRunItems(hub: Hub, runId: string, req: Request, res: Response): Promise<void> {
  await administratorOf(hub, req);
  const limit = queryNumber(req, 'limit', pageLimits);
  const after = queryNumber(req, 'after', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  const items = await hub.registry.listRunItems({ runId: parseUuid(runId), after, limit });
  const last = items.at(-1);
  sendJson(res, 200, {
    items,
    ...(items.length < limit || last === undefined ? {} : { next: last.serial }),
  });
}
