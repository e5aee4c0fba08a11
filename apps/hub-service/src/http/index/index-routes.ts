import type { RequestHandler } from 'express';
import { AppError } from '@drydock/kernel';
import { byMethod, decodePath, dispatchRepository, handlerFor } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { getUsers } from '../users/get-users.ts';
import { postUsers } from '../users/post-users.ts';
import { putUser } from '../users/put-user.ts';
import { deleteImages } from './delete-images.ts';
import { deleteRepository } from './delete-repository.ts';
import { getImages } from './get-images.ts';
import { getLayerAccess } from './get-layer-access.ts';
import { getProperties } from './get-properties.ts';
import { putAuth } from './put-auth.ts';
import { putImages } from './put-images.ts';
import { putProperties } from './put-properties.ts';
import { putRepository } from './put-repository.ts';
import { search } from './search.ts';

const usersPath = /^\/v1\/users\/?$/;
const userPath = /^\/v1\/users\/([^/]+)\/?$/;
const searchPath = /^\/v1\/search\/?$/;

/** The index: `/v1` as far as it is the hub's. Both slash forms are answered in place (protocol 2.5). */
export function indexRoutes(hub: Hub): RequestHandler {
  const users = byMethod({ GET: getUsers(hub), POST: postUsers(hub) });
  const user = { PUT: putUser(hub) };
  const searches = byMethod({ GET: search(hub) });
  const repositories = dispatchRepository({
    repository: { PUT: putRepository(hub), DELETE: deleteRepository(hub) },
    images: { GET: getImages(hub), PUT: putImages(hub), DELETE: deleteImages(hub) },
    auth: { PUT: putAuth(hub) },
    properties: { GET: getProperties(hub), PUT: putProperties(hub) },
    'layer-access': { GET: getLayerAccess(hub) },
  });
  return (req, res, next) => {
    const path = decodePath(req.path);
    if (usersPath.test(path)) return users(req, res, next);
    const username = userPath.exec(path)?.[1];
    if (username !== undefined) return handlerFor(user, req, res)(req, res, { username });
    if (searchPath.test(path)) return searches(req, res, next);
    const answerRepository = repositories(req.path, req.method);
    if (!answerRepository) throw new AppError('not_found');
    return answerRepository(req, res);
  };
}
