/**
 * A repository's name holds slashes, so its routes are matched from the right, on the path as it was sent: a trailing
 * slash changes what `images` and `tags` mean (protocol 2.8).
 */
export type RepositoryRoute =
  | {
      readonly kind: 'repository' | 'images' | 'auth' | 'properties' | 'json' | 'tags';
      readonly repository: string;
    }
  | { readonly kind: 'tag' | 'tag-json'; readonly repository: string; readonly tag: string }
  | { readonly kind: 'layer-access'; readonly repository: string; readonly imageId: string };

const prefix = '/v1/repositories/';
const suffixes = /^(.+)\/(images|auth|properties|json|tags)$/;
const tagPath = /^(.+)\/tags\/([^/]+)$/;
const tagJsonPath = /^(.+)\/tags\/([^/]+)\/json$/;
const layerAccessPath = /^(.+)\/layer\/([^/]+)\/access$/;

/** @param decodedPath the path with its percent-escapes decoded once, without the query. @returns undefined for no route of a repository. */
export function matchRepositoryRoute(decodedPath: string): RepositoryRoute | undefined {
  if (!decodedPath.startsWith(prefix)) return undefined;
  const rest = decodedPath.slice(prefix.length);
  const layerAccess = layerAccessPath.exec(rest.replace(/\/$/, ''));
  if (layerAccess?.[1] && layerAccess[2]) {
    return { kind: 'layer-access', repository: layerAccess[1], imageId: layerAccess[2] };
  }
  const tagJson = tagJsonPath.exec(rest.replace(/\/$/, ''));
  if (tagJson?.[1] && tagJson[2]) return { kind: 'tag-json', repository: tagJson[1], tag: tagJson[2] };
  const tag = tagPath.exec(rest.replace(/\/$/, ''));
  if (tag?.[1] && tag[2]) return { kind: 'tag', repository: tag[1], tag: tag[2] };
  const suffix = suffixes.exec(rest);
  if (suffix?.[1]) {
    const kind = suffix[2];
    if (kind === 'images' || kind === 'auth' || kind === 'properties' || kind === 'json' || kind === 'tags') {
      return { kind, repository: suffix[1] };
    }
  }
  const repository = rest.replace(/\/$/, '');
  return repository === '' ? undefined : { kind: 'repository', repository };
}
