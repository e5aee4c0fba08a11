import { pathOperations } from './generated/path-operations.ts';
import { imageOperations, repositoryOperations, type OperationIds } from './operations.ts';
import { matchRepositoryRoute } from './repository-route.ts';

/** What no operation of the contract is: any other path, method or spelling. */
export const unknownOperation = 'unknown';

const images = '/v1/images/';
const repositories = '/v1/repositories/';
const exactPaths: ReadonlyMap<string, OperationIds> = new Map(
  [...pathOperations].filter(([path]) => !path.includes('*')),
);

/** From a path's number of segments to the patterns that have as many. */
const patterns = new Map<number, { readonly segments: readonly string[]; readonly ids: OperationIds }[]>();
for (const [path, ids] of pathOperations) {
  const segments = path.split('/');
  const same = patterns.get(segments.length) ?? [];
  patterns.set(segments.length, [...same, { segments, ids }]);
}

const pick = (ids: OperationIds | undefined, method: string): string => {
  const id = ids?.[method] ?? (method === 'HEAD' ? ids?.['GET'] : undefined);
  return id ?? unknownOperation;
};

function imageOperation(path: string, method: string): string {
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  const slash = path.lastIndexOf('/', end - 1);
  // One segment between: an id, whatever it looks like.
  if (path.indexOf('/', images.length) !== slash) return unknownOperation;
  return pick(imageOperations.get(path.slice(slash + 1, end)), method);
}

function repositoryOperation(path: string, method: string): string {
  let decoded = path;
  if (path.includes('%')) {
    try {
      decoded = decodeURIComponent(path);
    } catch {
      return unknownOperation;
    }
  }
  const route = matchRepositoryRoute(decoded);
  const isRead = method === 'GET' || method === 'HEAD';
  // A repository itself can't be read, so a slash behind a list counts for nothing (protocol 2.8).
  const kind =
    route?.kind === 'repository' && isRead && decoded.endsWith('/')
      ? matchRepositoryRoute(decoded.slice(0, -1))?.kind
      : route?.kind;
  return kind === undefined ? unknownOperation : pick(repositoryOperations.get(kind), method);
}

function patternOperation(path: string, method: string): string {
  const segments = path.split('/', 12);
  const found = patterns
    .get(segments.length)
    ?.find((pattern) => pattern.segments.every((part, index) => part === '*' || part === segments[index]));
  return pick(found?.ids, method);
}

/**
 * The `operationId` of the contract that a request means, for logs, metrics and traces; both spellings of a path (with a slash
 * behind it) are one. Bounded: it never holds a part of the request. @param target as it was sent, with its query.
 */
export function operationOf(method: string, target: string): string {
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  if (path.startsWith(images)) return imageOperation(path, method);
  if (path.startsWith(repositories)) return repositoryOperation(path, method);
  const exact = exactPaths.get(path);
  if (exact) return pick(exact, method);
  if (path === '/v2' || path.startsWith('/v2/')) return 'v2';
  return patternOperation(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path, method);
}
