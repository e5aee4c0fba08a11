import type { Request } from 'express';

/** The parameters behind the question mark, each as often as it was given; the app parses none. */
export function queryOf(req: Pick<Request, 'originalUrl'>): URLSearchParams {
  return new URL(req.originalUrl, 'http://internal').searchParams;
}
