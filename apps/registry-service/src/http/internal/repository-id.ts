import { z } from 'zod';
import { parseShape } from '@drydock/http-kit';

const uuid = z.uuid();

/** The hub’s id of a repository, from the path. @throws AppError `invalid_data` */
export const repositoryIdOf = (path: { readonly repositoryId: string }): string =>
  parseShape(path.repositoryId, uuid);
