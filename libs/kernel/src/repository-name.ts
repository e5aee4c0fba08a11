import { AppError } from './app-error.ts';

/**
 * The name of a repository: two or more components, the first of which is the namespace. A bare name means
 * `library/<name>` everywhere (protocol 2.6), so a parsed name always has a namespace.
 */
export interface RepositoryName {
  /** `ns/name`, or deeper: what rows, tokens and URLs hold. */
  readonly full: string;
  readonly namespace: string;
  /** Everything behind the first slash. */
  readonly name: string;
}

const component = /^[a-z0-9_.-]+$/;
const maxLength = 255;
const libraryNamespace = 'library';
/** Suffixes of routes: a repository called so could not be told from them (protocol 2.8). */
const reservedLastComponents = new Set(['images', 'tags', 'auth', 'json', 'properties', 'layer']);

const isComponent = (text: string): boolean => component.test(text) && text !== '.' && text !== '..';

export const RepositoryName = {
  libraryNamespace,

  /** @param text as it stood in a URL, percent-escapes decoded once. @throws AppError `invalid_repository_name` */
  parse(text: unknown): RepositoryName {
    if (typeof text !== 'string' || text.length === 0 || text.length > maxLength) {
      throw new AppError('invalid_repository_name');
    }
    const parts = text.split('/');
    if (!parts.every(isComponent)) throw new AppError('invalid_repository_name');
    const components = parts.length === 1 ? [libraryNamespace, ...parts] : parts;
    const full = components.join('/');
    if (full.length > maxLength) throw new AppError('invalid_repository_name');
    const [namespace = '', ...rest] = components;
    return { full, namespace, name: rest.join('/') };
  },

  /** Names that may be read but not made anew. @throws AppError `repository_name_reserved` */
  assertCreatable(repository: RepositoryName): void {
    const last = repository.name.split('/').at(-1) ?? '';
    if (reservedLastComponents.has(last)) throw new AppError('repository_name_reserved');
  },

  isLibrary: (repository: RepositoryName): boolean => repository.namespace === libraryNamespace,

  /** As people write and search results show it: official repositories go without `library/`. */
  short: (repository: RepositoryName): string =>
    repository.namespace === libraryNamespace ? repository.name : repository.full,
};
