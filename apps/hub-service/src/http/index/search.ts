import type { Request, Response } from 'express';
import { RepositoryName } from '@drydock/kernel';
import { viewerOf } from '@drydock/hub-core';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, queryNumber, queryText } from '../request-facts.ts';

const maxQueryLength = 255;

/** operationId: search (protocol 3.29). Out-of-range pages are clamped; an empty query lists everything visible. */
export async function search(hub: Hub, req: Request, res: Response): Promise<void> {
  const caller = await callerOf(hub, req);
  const query = queryText(req, 'q') ?? '';
  const limit = queryNumber(req, 'n', { min: 1, max: 100, otherwise: 25 });
  const page = queryNumber(req, 'page', { min: 1, max: 1_000_000, otherwise: 1 });
  const userId = caller.kind === 'token' ? caller.claims.userId : undefined;
  const user =
    caller.kind === 'user'
      ? caller.user
      : userId === undefined
        ? undefined
        : await hub.store.findUser(userId);
  const text = query
    .replaceAll('\0', ' ')
    .trim()
    .replace(/^library\//, '')
    .slice(0, maxQueryLength);
  const { total, items } = await hub.store.search({
    text,
    viewer: viewerOf(user),
    limit,
    offset: (page - 1) * limit,
  });
  sendJson(res, 200, {
    query,
    num_results: total,
    num_pages: Math.ceil(total / limit),
    page,
    page_size: limit,
    results: items.map((item) => ({
      name: RepositoryName.short(RepositoryName.parse(item.name)),
      description: item.description,
      star_count: item.starCount,
      is_official: item.namespace === RepositoryName.libraryNamespace,
      is_automated: false,
      is_trusted: false,
    })),
  });
}
