import type { IncomingMessage } from 'node:http';
import type { TokenAccess, RepositoryName } from '@drydock/kernel';
import type { Grant } from '@drydock/registry-core';
import { callerOf } from '../caller-of.ts';
import type { ContentHandler } from '../content-handler.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** Where the path led: the dispatcher has parsed it. */
export interface RepositoryTarget {
  readonly repository: RepositoryName;
  /** Empty for routes without one. As it stood in the path: reads and deletions take any. */
  readonly tag: string;
}

export type RepositoryHandler = ContentHandler<RepositoryTarget>;

/** May the caller do that with the repository of the path? @throws AppError as `resolveRepository` */
export const grantFor = async (
  deps: Pick<RegistryDeps, 'identifyCaller' | 'resolveRepository'>,
  req: IncomingMessage,
  access: { readonly repository: RepositoryName; readonly needed: TokenAccess },
): Promise<Grant> => deps.resolveRepository(await callerOf(deps, req), access.repository, access.needed);
