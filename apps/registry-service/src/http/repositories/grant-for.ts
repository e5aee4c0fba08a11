import type { IncomingMessage } from 'node:http';
import type { TokenAccess, RepositoryName } from '@drydock/kernel';
import type { Grant } from '@drydock/registry-core';
import { callerOf } from '../caller-of.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** May the caller do that with the repository of the path? @throws AppError as `resolveRepository` */
export const grantFor = async (
  deps: Pick<RegistryDeps, 'identifyCaller' | 'resolveRepository'>,
  req: IncomingMessage,
  access: { readonly repository: RepositoryName; readonly needed: TokenAccess },
): Promise<Grant> => deps.resolveRepository(await callerOf(deps, req), access.repository, access.needed);
