import { handlerFor, type Dispatch, type Methods } from '@drydock/http-kit';
import { AppError, ImageId } from '@drydock/kernel';
import type { RegistryDeps } from '../registry-deps.ts';
import { getAncestry } from './get-ancestry.ts';
import { getDiff } from './get-diff.ts';
import { getFiles } from './get-files.ts';
import { getJson } from './get-json.ts';
import { getLayer } from './get-layer.ts';
import type { ImageHandler } from './image-handler.ts';
import { putChecksum } from './put-checksum.ts';
import { putJson } from './put-json.ts';
import { putLayer } from './put-layer.ts';

/** Both slash forms are answered in place, never by a redirect (protocol 2.5). */
const pattern = /^\/v1\/images\/([^/]+)\/(json|layer|ancestry|checksum|files|diff)\/?$/;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw new AppError('invalid_request', { cause: error });
  }
}

/** `/v1/images/<id>/…` */
export function dispatchImage(deps: RegistryDeps): Dispatch {
  const resources = new Map<string, Methods<ImageHandler>>([
    ['json', { GET: getJson(deps), PUT: putJson(deps) }],
    ['layer', { GET: getLayer(deps), PUT: putLayer(deps) }],
    ['ancestry', { GET: getAncestry(deps) }],
    ['checksum', { PUT: putChecksum(deps) }],
    ['files', { GET: getFiles(deps) }],
    ['diff', { GET: getDiff(deps) }],
  ]);
  return (path) => {
    const match = pattern.exec(path);
    const methods = match && resources.get(match[2] ?? '');
    if (!methods) return undefined;
    return (req, res) => handlerFor(methods, req, res)(req, res, ImageId.parse(decode(match[1] ?? '')));
  };
}
