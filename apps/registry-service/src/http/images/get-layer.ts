import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  changingHeaders,
  clientFacts,
  headerList,
  headerOf,
  registryHeaders,
  sendHead,
  type HeaderList,
} from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { canFollowToStore, type CompleteImage } from '@drydock/registry-core';
import { findReadableImage } from '../find-readable-image.ts';
import { immutableHeaders, isUnchanged } from '../immutable.ts';
import { sendLent } from '../send-lent.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

async function redirectUrl(
  { redirects, blobStore }: RegistryDeps,
  image: CompleteImage,
  req: IncomingMessage,
): Promise<string | undefined> {
  const { address, host } = clientFacts(req);
  if (!redirects?.isNear(address)) return undefined;
  const userAgent = req.headers['user-agent'];
  if (!canFollowToStore({ userAgent, host, storeHost: redirects.storeHost })) return undefined;
  return blobStore.presign({
    key: image.blob.storageKey,
    method: req.method === 'HEAD' ? 'HEAD' : 'GET',
    expiresSeconds: redirects.expiresSeconds,
  });
}

const docker = headerList(registryHeaders);
const changing = headerList(changingHeaders);

const sendEmpty = (res: ServerResponse, status: number, headers: HeaderList): void => {
  sendHead(res, status, [...docker, ...headers, 'Content-Length', 0]);
  res.end();
};

/**
 * operationId: getImageLayer (protocol 3.15, 7.3). The stored bytes, never with a `Content-Encoding`; ranges end one past the last byte
 * in engines and are clipped. 302 to the store where the client reaches it and its engine can follow.
 */
export function getLayer(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const image = await findReadableImage(deps, req, imageId);
    const { digest, sizeBytes } = image.blob;
    const etag = `"${digest}"`;
    if (isUnchanged(req, etag)) {
      sendHead(res, 304, [...immutableHeaders(), 'ETag', etag]);
      res.end();
      return;
    }
    await deps.openLayer.assertRead(image);
    const ifRange = headerOf(req, 'If-Range');
    const range = ifRange === undefined || ifRange === etag ? req.headers.range : undefined;
    const answer = deps.openLayer.rangeOf(image, range);
    const ranges = ['Accept-Ranges', 'bytes'];
    // Never the store's to say: its 416 has a body, which an engine at the end of its file does not take (protocol 7.3).
    if (answer.kind === 'unsatisfiable') {
      sendEmpty(res, 416, [...ranges, ...changing, 'Content-Range', `bytes */${String(sizeBytes)}`]);
      return;
    }
    const url = await redirectUrl(deps, image, req);
    if (url !== undefined) {
      // The URL works for minutes, and is nobody else's.
      sendEmpty(res, 302, ['Cache-Control', 'private, no-store', 'Location', url]);
      return;
    }
    const { start, end } = answer.kind === 'part' ? answer.range : { start: 0, end: sizeBytes - 1 };
    const head = [...immutableHeaders(), ...ranges, 'ETag', etag];
    head.push('Content-Type', 'application/octet-stream', 'Content-Length', end - start + 1);
    if (answer.kind === 'part') {
      head.push('Content-Range', `bytes ${String(start)}-${String(end)}/${String(sizeBytes)}`);
    }
    const status = answer.kind === 'part' ? 206 : 200;
    if (req.method === 'HEAD') {
      sendHead(res, status, head);
      res.end();
      return;
    }
    const clientGone = new AbortController();
    res.once('close', () => clientGone.abort());
    const body = await deps.openLayer.read(image, answer, clientGone.signal);
    sendHead(res, status, head);
    try {
      await sendLent(res, body);
    } catch (error) {
      // A client that has enough of it is no fault of ours; the connection is cut either way.
      if (!res.writableEnded && !res.destroyed) res.destroy();
      if (!clientGone.signal.aborted) throw new AppError('internal', { cause: error });
    }
  };
}
