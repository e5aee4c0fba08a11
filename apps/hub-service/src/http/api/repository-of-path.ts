import { AppError, RepositoryName } from '@drydock/kernel';

const longestName = 255;

/**
 * The repository of `/api/repositories/{namespace}/{name}`; the name may hold slashes, escaped in the path. No repository has a longer name,
 * and each of the two parts fits for itself: it is simply not there. @throws AppError `repository_not_found`, `invalid_repository_name`
 */
export function repositoryOfPath(path: {
  readonly namespace: string;
  readonly name: string;
}): RepositoryName {
  const full = `${path.namespace}/${path.name}`;
  if (full.length > longestName) throw new AppError('repository_not_found');
  return RepositoryName.parse(full);
}
