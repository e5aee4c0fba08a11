import type { IncomingMessage } from 'node:http';
import { queryInteger } from '@drydock/http-kit';

interface PagedOperation {
  readonly parameters: { readonly query?: { readonly limit?: number } };
}

const limits = { min: 1, max: 1_000, otherwise: 100 };

/** How many on a page. @throws AppError `invalid_request` */
export const limitOf = (req: Pick<IncomingMessage, 'url'>): number =>
  queryInteger<PagedOperation>(req, 'limit', limits);
