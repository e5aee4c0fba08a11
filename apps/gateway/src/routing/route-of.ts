import { matchRepositoryRoute } from '@drydock/http-kit';

/**
 * Who answers (interfaces.md, "Routing"). `images`: the hub, and for a reader the registry while no hub answers.
 * `own`: the gateway itself, which then looks at the path.
 */
export type Route = 'hub' | 'registry' | 'images' | 'own';

const under = (path: string, root: string) => path === root || path.startsWith(`${root}/`);

function routeOfRepository(method: string, decoded: string): Route {
  const route = matchRepositoryRoute(decoded);
  switch (route?.kind) {
    case undefined:
      return 'own';
    case 'tags':
    case 'tag':
    case 'tag-json':
    case 'json':
      return 'registry';
    case 'images':
      return method === 'GET' || method === 'HEAD' ? 'images' : 'hub';
    default:
      return 'hub';
  }
}

/** @param decoded the path, its escapes decoded once, with its trailing slash. */
export function routeOf(method: string, decoded: string): Route {
  if (decoded.startsWith('/v1/images/')) return 'registry';
  if (decoded.startsWith('/v1/repositories/')) return routeOfRepository(method, decoded);
  if (under(decoded, '/v1/users') || under(decoded, '/v1/search') || decoded.startsWith('/api/'))
    return 'hub';
  return 'own';
}
