import type { Request, Response } from 'express';
import { AppError } from '@drydock/kernel';
import { matchRepositoryRoute } from '@drydock/http-kit';
import type { Hub } from '../hub.ts';
import * as accounts from './api/accounts.ts';
import * as grants from './api/grants.ts';
import * as repositories from './api/repositories.ts';
import * as reports from './api/reports.ts';
import * as runs from './api/runs.ts';
import * as tokens from './api/tokens.ts';
import * as trash from './api/trash.ts';
import { deleteImages, getImages, putImages } from './index/images.ts';
import { putRepository } from './index/put-repository.ts';
import {
  deleteRepository,
  getLayerAccess,
  getProperties,
  putAuth,
  putProperties,
} from './index/repository.ts';
import { search } from './index/search.ts';
import { getUsers, postUsers, putUser } from './users/users.ts';

type Operation = (req: Request, res: Response) => Promise<void>;
/** By method; HEAD is answered wherever GET is. */
export type Operations = Readonly<Partial<Record<'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE', Operation>>>;

/** Decodes once. @throws AppError `invalid_request` for a bad escape */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    throw new AppError('invalid_request', { message: 'Bad escape in the path', cause: error });
  }
}

function indexOperations(hub: Hub, path: string): Operations | undefined {
  const route = matchRepositoryRoute(path);
  if (!route) return undefined;
  const { repository } = route;
  switch (route.kind) {
    case 'repository':
      return {
        PUT: (req, res) => putRepository(hub, repository, req, res),
        DELETE: (req, res) => deleteRepository(hub, repository, req, res),
      };
    case 'images':
      return {
        GET: (req, res) => getImages(hub, repository, req, res),
        PUT: (req, res) => putImages(hub, repository, req, res),
        DELETE: (req, res) => deleteImages(hub, repository, req, res),
      };
    case 'auth':
      return { PUT: (req, res) => putAuth(hub, repository, req, res) };
    case 'properties':
      return {
        GET: (req, res) => getProperties(hub, repository, req, res),
        PUT: (req, res) => putProperties(hub, repository, req, res),
      };
    case 'layer-access':
      return { GET: (req, res) => getLayerAccess(hub, repository, route.imageId, req, res) };
    case 'json':
    case 'tags':
    case 'tag':
    case 'tag-json':
      return undefined;
  }
}

/** Segments are decoded one by one, so that a repository's name may hold an escaped slash. */
function apiOperations(hub: Hub, rawPath: string): Operations | undefined {
  const [first = '', second, third, fourth, fifth, sixth, ...more] = rawPath
    .slice('/api/'.length)
    .replace(/\/$/, '')
    .split('/')
    .map(decodePath);
  if (more.length > 0) return undefined;
  const key = `${first}/${String(rawPath.slice('/api/'.length).replace(/\/$/, '').split('/').length)}`;
  switch (key) {
    case 'me/1':
      return { GET: (req, res) => accounts.getMe(hub, req, res) };
    case 'users/1':
      return {
        GET: (req, res) => accounts.listUsers(hub, req, res),
        POST: (req, res) => accounts.addUser(hub, req, res),
      };
    case 'users/2':
      return {
        GET: (req, res) => accounts.getUser(hub, second ?? '', req, res),
        PATCH: (req, res) => accounts.changeUser(hub, second ?? '', req, res),
      };
    case 'grants/1':
      return {
        GET: (req, res) => grants.listGrants(hub, req, res),
        PUT: (req, res) => grants.putGrant(hub, req, res),
        DELETE: (req, res) => grants.deleteGrant(hub, req, res),
      };
    case 'tokens/1':
      return { GET: (req, res) => tokens.listTokens(hub, req, res) };
    case 'tokens/2':
      return { DELETE: (req, res) => tokens.revokeToken(hub, second ?? '', req, res) };
    case 'trash/1':
      return { GET: (req, res) => trash.listTrash(hub, req, res) };
    case 'trash/2':
      return { DELETE: (req, res) => trash.purgeTrash(hub, second ?? '', req, res) };
    case 'trash/3':
      return third === 'restore'
        ? { POST: (req, res) => trash.restoreTrash(hub, second ?? '', req, res) }
        : undefined;
    case 'repositories/1':
      return { GET: (req, res) => repositories.listRepositories(hub, req, res) };
    case 'repositories/3': {
      const path = { namespace: second ?? '', name: third ?? '' };
      return {
        GET: (req, res) => repositories.getRepository(hub, path, req, res),
        PATCH: (req, res) => repositories.changeRepository(hub, path, req, res),
        DELETE: (req, res) => repositories.removeRepository(hub, path, req, res),
      };
    }
    case 'repositories/6': {
      const path = { namespace: second ?? '', name: third ?? '' };
      const tag = fifth ?? '';
      if (fourth !== 'tags') return undefined;
      if (sixth === 'history')
        return { GET: (req, res) => repositories.listTagHistory(hub, path, tag, req, res) };
      if (sixth === 'restore')
        return { POST: (req, res) => repositories.restoreTagRevision(hub, path, tag, req, res) };
      return undefined;
    }
    case 'runs/2':
      return { GET: (req, res) => runs.getRun(hub, second ?? '', req, res) };
    case 'runs/3':
      return third === 'items'
        ? { GET: (req, res) => runs.listRunItems(hub, second ?? '', req, res) }
        : undefined;
    case 'gc/2':
      if (second === 'runs') return { POST: (req, res) => runs.startCollection(hub, req, res) };
      if (second === 'status') return { GET: (req, res) => reports.getCollectionStatus(hub, req, res) };
      if (second === 'explain') return { GET: (req, res) => reports.explainContent(hub, req, res) };
      return undefined;
    case 'reconcile/2':
      return second === 'runs' ? { POST: (req, res) => runs.startReconciliation(hub, req, res) } : undefined;
    case 'rebuild/2':
      return second === 'runs' ? { POST: (req, res) => runs.startRebuild(hub, req, res) } : undefined;
    default:
      return undefined;
  }
}

/** @param rawPath as it was sent, without the query. @returns undefined for no operation of the hub. */
export function findOperations(hub: Hub, rawPath: string): Operations | undefined {
  if (rawPath.startsWith('/api/')) return apiOperations(hub, rawPath);
  // An escaped slash must not make two components of one (protocol 2.6).
  if (/%2f/i.test(rawPath)) throw new AppError('invalid_request', { message: 'Bad escape in the path' });
  const path = decodePath(rawPath);
  if (path.includes('\0')) throw new AppError('invalid_request', { message: 'Bad escape in the path' });
  if (path === '/v1/users' || path === '/v1/users/') {
    return { GET: (req, res) => getUsers(hub, req, res), POST: (req, res) => postUsers(hub, req, res) };
  }
  const user = /^\/v1\/users\/([^/]+)\/?$/.exec(path)?.[1];
  if (user !== undefined) return { PUT: (req, res) => putUser(hub, user, req, res) };
  if (path === '/v1/search' || path === '/v1/search/') return { GET: (req, res) => search(hub, req, res) };
  return indexOperations(hub, path);
}
