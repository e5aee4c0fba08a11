import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { repositoryIdOf } from './repository-id.ts';

type AnnounceImages = InternalOperations['announceImages'];

/** A hundred thousand ids. */
const bodyLimitBytes = 8 * 1024 * 1024;
const announcedImages = z.strictObject({
  userId: z.uuid(),
  imageIds: z.array(z.string()).max(100_000),
} satisfies MembersOf<RequestBody<AnnounceImages>>);

/** operationId: announceImages. The list never shrinks. */
export function announceImages(
  operations: Pick<HubOperations, 'announceImages'>,
): RequestHandler<PathParameters<AnnounceImages>> {
  return async (req, res) => {
    const repositoryId = repositoryIdOf(req.params);
    const announced = await readShape(req, announcedImages, bodyLimitBytes);
    await operations.announceImages({ repositoryId, ...announced });
    answer<AnnounceImages>(res, { status: 204 });
  };
}
