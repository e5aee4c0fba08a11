import type { RequestHandler } from 'express';
import type { HubComponents, HubOperations } from '@drydock/api-contracts';
import { RepositoryName } from '@drydock/kernel';
import type { HubRepositoryRow } from '@drydock/hub-core';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf } from '../request-facts.ts';
import { clampedNumber, firstText } from './lenient-query.ts';

type Search = HubOperations['search'];

const pages = { min: 1, max: 1_000_000, otherwise: 1 };
const pageSizes = { min: 1, max: 100, otherwise: 25 };

const present = (row: HubRepositoryRow): HubComponents['schemas']['SearchResult'] => ({
  name: RepositoryName.short(RepositoryName.parse(row.name)),
  description: row.description,
  star_count: row.starCount,
  is_official: row.namespace === RepositoryName.libraryNamespace,
  is_automated: false,
  is_trusted: false,
});

/** operationId: search (protocol 3.29). Pages out of range are clamped. */
export function search(hub: Pick<Hub, 'resolveCaller' | 'searchRepositories'>): RequestHandler {
  return async (req, res) => {
    const caller = await callerOf(hub, req);
    const query = firstText<Search>(req, 'q') ?? '';
    const pageSize = clampedNumber<Search>(req, 'n', pageSizes);
    const page = clampedNumber<Search>(req, 'page', pages);
    const { total, items } = await hub.searchRepositories({ caller, text: query, page, pageSize });
    answer<Search>(res, {
      status: 200,
      body: {
        query,
        num_results: total,
        num_pages: Math.ceil(total / pageSize),
        page,
        page_size: pageSize,
        results: items.map(present),
      },
    });
  };
}
