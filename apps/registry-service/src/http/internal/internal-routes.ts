import { timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { parseJson, readBody, sendJson } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import type { HubOperations } from '@drydock/registry-core';
import { byMethod } from '../by-method.ts';

const bodyLimitBytes = 8 * 1024 * 1024;
const uuid = z.uuid();
const repositoryState = z.object({
  name: z.string().min(1),
  access: z.enum(['public', 'private']),
  state: z.enum(['live', 'trashed']),
  version: z.number().int(),
});
const announcement = z.object({ userId: uuid, imageIds: z.array(z.string()) });
const revocations = z.object({ tokens: z.array(z.object({ tokenId: uuid, expiresAt: z.number() })) });
const revision = z.object({ revision: z.number().int(), userId: uuid });
const trashQuery = z.object({
  repositoryId: z.union([uuid, z.array(uuid)]).optional(),
  after: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

const newRun = z.object({
  kind: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  userId: uuid.nullable(),
});
const itemsQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError('invalid_request', { cause: parsed.error });
  return parsed.data;
}

function guard(secret: string): RequestHandler {
  const wanted = Buffer.from(`Bearer ${secret}`);
  return (req, _res, next) => {
    const given = Buffer.from(req.headers.authorization ?? '');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      throw new AppError('requires_authorization');
    }
    next();
  };
}

const bodyOf = async <T>(req: Parameters<RequestHandler>[0], schema: z.ZodType<T>): Promise<T> =>
  parse(schema, parseJson(await readBody(req, bodyLimitBytes), 'invalid_request'));

const done = (res: Parameters<RequestHandler>[1]): void => {
  res.writeHead(204);
  res.end();
};

/** `openapi/internal.yaml`: what the hub calls when it is a process of its own. Never routed from outside. */
export function internalRoutes(operations: HubOperations, secret: string): Router {
  const router = Router();
  const repository = '/repositories/:repositoryId';
  const idOf = (req: Parameters<RequestHandler>[0]): string => parse(uuid, req.params['repositoryId']);
  const textOf = (req: Parameters<RequestHandler>[0], name: string): string =>
    parse(z.string(), req.params[name]);

  router.use(guard(secret));
  router.all(
    repository,
    byMethod({
      PUT: async (req, res) => {
        const state = await bodyOf(req, repositoryState);
        await operations.saveRepository({ repositoryId: idOf(req), ...state });
        done(res);
      },
    }),
  );
  router.all(
    `${repository}/announced`,
    byMethod({
      PUT: async (req, res) => {
        await operations.announceImages({ repositoryId: idOf(req), ...(await bodyOf(req, announcement)) });
        done(res);
      },
    }),
  );
  router.all(
    `${repository}/checksums`,
    byMethod({
      GET: async (req, res) => sendJson(res, 200, { images: await operations.listChecksums(idOf(req)) }),
    }),
  );
  router.all(
    '/revocations',
    byMethod({
      PUT: async (req, res) => {
        await operations.revokeTokens((await bodyOf(req, revocations)).tokens);
        done(res);
      },
    }),
  );
  router.all(
    '/trash',
    byMethod({
      GET: async (req, res) => {
        const params = new URL(req.originalUrl, 'http://internal').searchParams;
        const ids = params.getAll('repositoryId');
        const { after, limit } = parse(trashQuery, {
          after: params.get('after') ?? undefined,
          limit: params.get('limit') ?? undefined,
          repositoryId: ids,
        });
        const items = await operations.listTrash({
          limit,
          ...(ids.length === 0 ? {} : { repositoryIds: ids }),
          ...(after === undefined ? {} : { after }),
        });
        sendJson(res, 200, { items });
      },
    }),
  );
  router.all(
    '/trash/:trashId',
    byMethod({
      GET: async (req, res) => sendJson(res, 200, await operations.getTrash(textOf(req, 'trashId'))),
      DELETE: async (req, res) => {
        await operations.purgeTrash(textOf(req, 'trashId'));
        done(res);
      },
    }),
  );
  router.all(
    '/trash/:trashId/restore',
    byMethod({
      POST: async (req, res) => {
        await operations.restoreTag(textOf(req, 'trashId'));
        done(res);
      },
    }),
  );
  router.all(
    `${repository}/tags/:tag/history`,
    byMethod({
      GET: async (req, res) => {
        const query = { repositoryId: idOf(req), tag: textOf(req, 'tag') };
        sendJson(res, 200, { items: await operations.listTagHistory(query) });
      },
    }),
  );
  router.all(
    `${repository}/tags/:tag/restore`,
    byMethod({
      POST: async (req, res) => {
        const wanted = await bodyOf(req, revision);
        await operations.restoreTagRevision({ repositoryId: idOf(req), tag: textOf(req, 'tag'), ...wanted });
        done(res);
      },
    }),
  );
  router.all(
    '/runs',
    byMethod({
      POST: async (req, res) => {
        const run = await operations.startRun(await bodyOf(req, newRun));
        sendJson(res, 202, run, { Location: `/internal/runs/${run.runId}` });
      },
    }),
  );
  router.all(
    '/runs/:runId',
    byMethod({
      GET: async (req, res) => sendJson(res, 200, await operations.getRun(textOf(req, 'runId'))),
    }),
  );
  router.all(
    '/runs/:runId/items',
    byMethod({
      GET: async (req, res) => {
        const params = new URL(req.originalUrl, 'http://internal').searchParams;
        const page = parse(itemsQuery, {
          after: params.get('after') ?? undefined,
          limit: params.get('limit') ?? undefined,
        });
        sendJson(res, 200, {
          items: await operations.listRunItems({ runId: textOf(req, 'runId'), ...page }),
        });
      },
    }),
  );
  router.all(
    '/reports/:report',
    byMethod({
      GET: async (req, res) => {
        const params = new URL(req.originalUrl, 'http://internal').searchParams;
        const subject = params.get('subject');
        const query = { report: textOf(req, 'report'), ...(subject === null ? {} : { subject }) };
        sendJson(res, 200, await operations.getReport(query));
      },
    }),
  );
  return router;
}
