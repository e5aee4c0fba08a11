import { AppError, RepositoryName, TagName } from '@drydock/kernel';
import { CliError } from './cli-error.ts';

/** `HOST/ns/name[:tag]` as it was typed, taken apart. */
export interface Reference {
  /** As typed, without a scheme; undefined when none was typed. */
  readonly host: string | undefined;
  readonly repository: RepositoryName;
  /** The name as typed, host left out: what an archive's `RepoTags` say. */
  readonly name: string;
  readonly tag: string | undefined;
}

/** The engines' own rule: a first component with a dot or a port in it, or `localhost`, is a host. */
const looksLikeHost = (text: string): boolean =>
  /[.:]/.test(text) || text === 'localhost' || text.startsWith('[');

function parseName(text: string): RepositoryName {
  try {
    return RepositoryName.parse(text);
  } catch (error) {
    if (!AppError.is(error)) throw error;
    throw new CliError(
      'usage',
      `"${text}" is not a repository name: lower-case letters, digits, . _ - and /`,
      {
        cause: error,
      },
    );
  }
}

/** `[HOST/]REST`: search terms may name a host in front as well. */
export function splitHost(text: string): { readonly host: string | undefined; readonly rest: string } {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  return slash > 0 && looksLikeHost(first)
    ? { host: first, rest: text.slice(slash + 1) }
    : { host: undefined, rest: text };
}

/**
 * @param knownHost given by `--host`: then the whole text is a name, so that namespaces with a dot can be written too.
 * @throws CliError `usage`
 */
export function parseReference(text: string, knownHost?: string): Reference {
  const bare = text.replace(/^https?:\/\//, '');
  const split = splitHost(bare);
  const { host, rest } =
    knownHost === undefined || split.host === knownHost ? split : { host: knownHost, rest: bare };
  const colon = rest.indexOf(':');
  const name = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (tag !== undefined && !TagName.is(tag)) {
    throw new CliError('usage', `"${tag}" is not a tag: letters, digits, _ . - and at most 128 of them`);
  }
  return { host, repository: parseName(name), name, tag };
}

/** For push and pull: without a tag, `latest`, as the engines take it. @throws CliError `usage` */
export function parseTaggedReference(
  text: string,
  knownHost?: string,
): Reference & { readonly host: string; readonly tag: string } {
  const { host, repository, name, tag } = parseReference(text, knownHost);
  if (host === undefined) {
    throw new CliError(
      'usage',
      `"${text}" names no host: write HOST/namespace/name:tag, such as localhost:5000/${name}`,
    );
  }
  return { host, repository, name, tag: tag ?? 'latest' };
}
